"""Who makes a thing of ``multiprocessing``: the user, perhaps by a function that only passes on, or a library."""

from __future__ import annotations

from syncline import frames, naming
from syncline.objects import TracedObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

_PASS_ON = ("multiprocessing.context", "multiprocessing.sharedctypes", "multiprocessing.managers")


def maker(thing: object = None, unpickled: bool = False, through: tuple[str, ...] = _PASS_ON) -> FrameType | None:
    """Return the frame of the user that makes a thing, or None if a library makes it.

    `through` are the modules that only pass on. `unpickled`: also return the frame of ``multiprocessing`` that has received it
    from another process.
    """
    frame = frames.creator(thing)
    while frame is not None and (_passes_on(frame, through) or frames.owner(frame) == frames.TRACER):
        frame = frame.f_back
    if frame is None or frames.owner(frame) == frames.USER:
        return frame
    name = str(frame.f_globals.get("__name__"))
    return frame if unpickled and name in ("multiprocessing.spawn", "multiprocessing.queues", "multiprocessing.connection") else None


def _passes_on(frame: FrameType, through: tuple[str, ...]) -> bool:
    module = frame.f_globals.get("__name__")
    return module in through or (module == "multiprocessing.connection" and frame.f_code.co_name == "Pipe")


def trace(thing: object, type_name: str, attributes: dict[str, Any] | None = None) -> TracedObject | None:
    """Return the description of a thing that is being made, or None if it is not the user who makes it."""
    frame = maker(thing)
    return None if frame is None else TracedObject(type_name, naming.of_assignment(frame), attributes, thing)


def part(whole: TracedObject, type_name: str, suffix: str, attributes: dict[str, Any] | None = None) -> TracedObject:
    """Return the description of a part of a traced thing, named after it."""
    return TracedObject(type_name, lambda: whole.known_name() + suffix, attributes)


def carry(kind: Any, *attributes: str) -> None:
    """Let what the log knows of a thing, in these attributes, travel with its state to other processes."""
    get, put = kind.__getstate__, kind.__setstate__

    def __getstate__(self: Any) -> Any:
        state = get(self)
        known = [getattr(self, name) for name in attributes]
        return _State(state, known) if any(known) else state

    def __setstate__(self: Any, state: Any) -> None:
        if type(state) is _State:
            for name, value in zip(attributes, state.known):
                setattr(self, name, value)
            state = state.state
        put(self, state)

    __getstate__.__qualname__ = f"{kind.__qualname__}.__getstate__"
    __setstate__.__qualname__ = f"{kind.__qualname__}.__setstate__"
    kind.__getstate__, kind.__setstate__ = __getstate__, __setstate__


class _State:
    """The state of a thing, and what the log knows of it; a subclass may add to the state, and take that off again."""

    def __init__(self, state: Any, known: list[Any]) -> None:
        self.state = state
        self.known = known

    def __add__(self, more: Any) -> _State:
        return _State(self.state + more, self.known)

    def __getitem__(self, place: slice) -> Any:
        return _State(self.state[place], self.known) if place.start is None else self.state[place]
