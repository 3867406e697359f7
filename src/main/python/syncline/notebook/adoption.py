"""Objects that were made before the run began: those that are as good as new are shown, in the state in which they are.

What is in use already, such as a lock that is held or a queue with items, is not: the log would not know who has done that.
"""

from __future__ import annotations

import gc
import sys
import threading

from syncline.objects import TracedObject
from syncline.patches import locks, queues, semaphores

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Optional

    Attributes = Optional[dict[str, Any]]

_MOST_ITEMS = 200
_RAW = (locks.lock.stands_for, locks.RLock.stands_for)
_CLASSES = (threading.Event, threading.Semaphore, threading.Barrier)


def adopt(notebook: dict[str, Any]) -> list[str]:
    """Trace what the notebook has, by the names that it has there; return the names of what is in use."""
    in_use: list[str] = []
    for name, thing in list(_things(notebook)):
        if type(thing) in _RAW:
            _adopt_lock(name, thing, in_use)
        elif getattr(thing, "_syncline_object", 0) is None and isinstance(thing, _classes()):
            traced = TracedObject(_type(thing), name, thing=thing)
            take_state(traced)
            if traced.is_hidden:
                in_use.append(name)
            else:
                thing._syncline_object = traced
        elif isinstance(getattr(thing, "_syncline_object", None), TracedObject) and thing._syncline_object.is_hidden:
            in_use.append(name)
    return in_use


def take_state(traced: TracedObject) -> None:
    """Let the log know the state of a thing from now on; if that is not possible, let it know nothing of the thing."""
    thing: Any = traced.thing() if traced.thing is not None else None
    attributes = _new(thing)
    traced.is_hidden = attributes is None
    traced.attributes = {**traced.attributes, **(attributes or {})}


def _new(thing: Any) -> Attributes:
    """Return the attributes that say in which state the thing is; None if it is in use, or of a kind of which that is not known."""
    if type(thing) in (locks.lock, locks.RLock):
        return None if thing.locked() else {}
    if isinstance(thing, threading.Event):
        return None if thing.is_set() or thing._cond._waiters else {}  # type: ignore[attr-defined]
    if isinstance(thing, threading.Semaphore):
        return None if thing._cond._waiters else {"initial": thing._value}  # type: ignore[attr-defined]
    if isinstance(thing, threading.Barrier):
        return None if thing.n_waiting or thing._state else {"parties": thing.parties}  # type: ignore[attr-defined]
    queue = sys.modules.get("queue")
    if queue is not None and isinstance(thing, queue.Queue):
        return None if thing.unfinished_tasks or thing.qsize() else {"capacity": max(thing.maxsize, 0)}
    return None


def _classes() -> tuple[type, ...]:
    queue = sys.modules.get("queue")
    return _CLASSES if queue is None else (*_CLASSES, queue.Queue)


def _type(thing: Any) -> str:
    if isinstance(thing, threading.Semaphore):
        return semaphores.semaphore_type(thing)
    if isinstance(thing, threading.Barrier):
        return "Barrier"
    return "Event" if isinstance(thing, threading.Event) else queues.queue_type(thing)


def _adopt_lock(name: str, raw: Any, in_use: list[str]) -> None:
    """Put a traced lock around a lock of CPython, and in its place wherever that is found; who is missed uses the same lock, unseen."""
    is_owned = getattr(raw, "_is_owned", bool)()
    if is_owned or not raw.acquire(False):
        in_use.append(name)
        return
    try:
        kind = locks.lock if type(raw) is _RAW[0] else locks.RLock
        made = locks.wrap(object.__new__(kind), raw, "Lock" if kind is locks.lock else "RLock", name)
        for holder in gc.get_referrers(raw):
            if type(holder) is dict:
                for key, value in list(holder.items()):
                    if value is raw:
                        holder[key] = made
            elif type(holder) is list:
                holder[:] = [made if value is raw else value for value in holder]
    finally:
        raw.release()


def _things(notebook: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return what the notebook reaches by a name, an index, or an attribute of an object of its own classes."""
    for name, value in list(notebook.items()):
        if name.startswith("_") or name in ("In", "Out"):
            continue
        yield name, value
        if type(value) in (list, tuple):
            for index, item in enumerate(value[:_MOST_ITEMS]):
                yield f"{name}[{index}]", item
        elif type(value) is dict:
            for key, item in list(value.items())[:_MOST_ITEMS]:
                yield f"{name}[{key!r}]", item
        elif type(value).__module__ == "__main__":
            for key, item in list(getattr(value, "__dict__", {}).items()):
                yield f"{name}.{key}", item
