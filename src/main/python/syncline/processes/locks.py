"""``multiprocessing`` ``Lock``, ``RLock``, ``Semaphore`` and ``BoundedSemaphore``.

A release is recorded before it takes effect, and that one was acquired after it was; so the semaphore of the operating system
itself puts the two in order. How many permits are left is found by the server, from the order.
"""

from __future__ import annotations

from functools import partial

from syncline import events, gate, kinds
from syncline.patches import patch
from syncline.processes import makers, waits
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from syncline.objects import TracedObject

_RECURSIVE = 0
_TOO_OFTEN = "ValueError: semaphore or lock released too many times"
_NOT_OWNED = "AssertionError: attempt to release recursive lock not owned by thread"
_TYPES = ("Lock", "RLock", "Semaphore", "BoundedSemaphore")


def semaphore_is_made(thing: Any) -> None:
    """Trace a lock or a semaphore if the user makes it."""
    name = next(kind.__name__ for kind in type(thing).__mro__ if kind.__name__ in _TYPES)
    attributes = {"initial": thing._semlock._get_value()} if name.endswith("Semaphore") else None
    thing._syncline_object = makers.trace(thing, f"Process{name}", attributes)
    if thing._syncline_object is not None:
        thing._make_methods()


def make_methods(thing: Any) -> bool:
    """Give a traced lock or semaphore methods that record; return whether it is traced."""
    if thing._syncline_object is None:
        return False
    thing.acquire = partial(acquire, thing._syncline_object, thing._semlock)  # without the thing: no cycle keeps it alive
    thing.release = partial(release, thing._syncline_object, thing._semlock)
    return True


def acquire(traced: TracedObject, semlock: Any, block: bool = True, timeout: float | None = None) -> bool:
    """Acquire the semaphore; `timeout` is in seconds of the run's clock, None for none."""
    gate.enter("acquire", traced)
    if timeout is not None and not isinstance(timeout, (int, float)):
        return _end(traced, semlock, semlock.acquire(block, timeout))  # the semaphore itself judges it
    if semlock.acquire(False):
        return _end(traced, semlock, True)
    if not block or (timeout is not None and timeout <= 0):
        return _end(traced, semlock, False)
    text = "waits for a permit: none is left" if "initial" in traced.attributes else "waits for the lock: somebody holds it"
    events.emit(kinds.WAITING, traced, text=text, timeout=timeout)
    try:
        acquired = waits.semaphore(semlock, timeout)
    except BaseException as error:
        events.emit(kinds.RAISED, traced, text=events.error_text(error))
        raise
    return _end(traced, semlock, waits.ended(acquired))


def _end(traced: TracedObject, semlock: Any, acquired: bool) -> bool:
    """Record whether it was acquired, and return that."""
    if not acquired:
        events.emit(kinds.TIMED_OUT, traced)
    elif "initial" in traced.attributes:
        events.emit(kinds.ACQUIRED, traced)
    else:
        events.emit(kinds.ACQUIRED, traced, semlock._count() if semlock.kind == _RECURSIVE else 1)
    return acquired


def release(traced: TracedObject, semlock: Any) -> None:
    """Release the semaphore.

    Raises ValueError or AssertionError if that may not be done.
    """
    gate.enter("release", traced)
    if semlock.kind == _RECURSIVE:
        if semlock._is_mine():
            events.emit(kinds.RELEASED, traced, semlock._count() - 1)
        else:
            events.emit(kinds.RAISED, traced, text=_NOT_OWNED)
    elif semlock._get_value() >= semlock.maxvalue:
        events.emit(kinds.RAISED, traced, text=_TOO_OFTEN)
    else:
        events.emit(kinds.RELEASED, traced, 1 if "initial" in traced.attributes else 0)
    semlock.release()


@patch("multiprocessing.synchronize")
def _patch(synchronize: ModuleType) -> None:
    synchronize.SemLock._syncline_object = None  # type: ignore[attr-defined]
    edit(
        synchronize,
        "SemLock._make_methods",
        before(BODY, "if _syncline.make_methods(self):\n    return"),
    )
    edit(
        synchronize,
        "SemLock.__enter__",
        instead(
            "return self._semlock.__enter__()",
            "if self._syncline_object is not None:\n    return _syncline.acquire(self._syncline_object, self._semlock)\n...",
        ),
    )
    edit(
        synchronize,
        "SemLock.__exit__",
        instead(
            "return self._semlock.__exit__(*args)",
            "if self._syncline_object is not None:\n    return _syncline.release(self._syncline_object, self._semlock)\n...",
        ),
    )
    for name in _TYPES:
        edit(synchronize, f"{name}.__init__", after(BODY, "_syncline.semaphore_is_made(self)"))
    makers.carry(synchronize.SemLock, "_syncline_object")
