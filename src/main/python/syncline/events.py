"""Records events: who did what to which object, at which line."""

from __future__ import annotations

import sys
from _thread import get_ident

from syncline import actors, frames, kinds, recorder
from syncline.frames import script_line
from syncline.kinds import ENDS_OF_WAITS, WAITING
from syncline.recorder import TIMED, micros, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from syncline.objects import TracedObject

# What every event needs is bound here once.
_actor_of = actors.by_thread.get
_frame = sys._getframe

_MOST_PLACES = 12

_QUALIFIED = {"threading": "threading.", "queue": "queue.", "_queue": "queue."}


def emit(
    kind: int,
    thing: TracedObject | None = None,
    value: int = 0,
    text: str = "",
    timeout: float | None = None,
    peer: int = 0,
) -> None:
    """Record an event of the calling thread's actor, for the line of the script that has led here.

    A wait that has a timeout, in seconds, carries it in place of the value.

    An actor that has ended records nothing any more: what the main thread does in ``atexit`` is not shown.
    """
    actor = _actor_of(get_ident()) or actors.current()
    if actor.ended:
        return
    if kind == WAITING:
        actor.waiting = thing
    elif actor.waiting is thing and thing is not None and kind in ENDS_OF_WAITS:
        actor.waiting = None
    number = 0
    if thing is not None:
        if not thing.declared and not thing.declare():
            return
        number = thing.id
    flags = 0
    if timeout is not None:
        flags, value = TIMED, micros(timeout)
    line = script_line(_frame(2))  # the caller is the tracer, or the standard library
    write(kind, actor.id, number, value, text, line, flags, peer)


def emit_uncaught(error: BaseException) -> None:
    """Record an exception that ends the calling actor, for the line of the script at which it was raised, with its traceback."""
    places = frames.script_places(error.__traceback__)
    line = places[-1][1] if places else 0
    shown = "".join(f'\n  File "{file}", line {number}, in {function}' for file, number, function in places[-_MOST_PLACES:])
    recorder.write(kinds.RAISED, actors.current().id, text=error_text(error) + shown, line=line)


def emit_raised(error: BaseException) -> None:
    """Record an exception that has ended a cell of a notebook, but not the calling actor, for the line at which it was raised."""
    places = frames.script_places(error.__traceback__)
    recorder.write(kinds.RAISED, actors.current().id, text=error_text(error), line=places[-1][1] if places else 0)


def error_text(error: BaseException) -> str:
    """Return what the log says of an exception: ``Class: message``."""
    kind = type(error)
    name = _QUALIFIED.get(kind.__module__, "") + kind.__qualname__
    try:
        message = str(error)
    except Exception:
        message = "<exception str() failed>"
    return f"{name}: {message}" if message else name


def item_text(item: object) -> str:
    """Return what the log says of an item, without running code of the user: only built-in types are shown as they are."""
    kind = type(item)
    if kind is str:
        return item  # type: ignore[return-value]
    if item is None or kind in (int, float, bool, bytes, complex):
        return repr(item)
    if kind in (tuple, list, dict, set, frozenset):
        return _container_text(item, kind)
    return getattr(item, "__name__", kind.__name__) if callable(item) and kind.__module__ == "builtins" else kind.__name__


def quoted_text(value: object) -> str:
    """Return what the log says of a value as a part of something: like `item_text`, but a text is in quotes."""
    return repr(value) if type(value) is str else item_text(value)


def _container_text(container: Any, kind: type[object]) -> str:
    plain = (int, str, float, bool, bytes, type(None))
    parts: list[Any] = list(container.items()) if kind is dict else list(container)
    values: list[Any] = [value for pair in parts for value in pair] if kind is dict else parts
    if len(values) <= 20 and all(type(value) in plain for value in values):
        return repr(container)
    if kind in (tuple, list) and len(values) <= 20:
        inside = ", ".join(repr(value) if type(value) in plain else item_text(value) for value in values)
        if kind is list:
            return f"[{inside}]"
        return f"({inside},)" if len(values) == 1 else f"({inside})"
    return f"{kind.__name__} of {len(parts)}"
