"""The names of objects: what the script calls them.

A name is found in one of two ways: when the object is made, by the instruction that stores the result of the call; or when it is
first used, by looking through the variables that the script has then.
"""

from __future__ import annotations

import sys

from syncline import frames, instructions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType, FrameType
    from typing import Any

_MOST_ITEMS = 200

_ENTERS_CONTEXT = frozenset(("BEFORE_WITH", "SETUP_WITH"))

_stores: dict[tuple[CodeType, int], str | None] = {}


def of_assignment(frame: FrameType) -> str | None:
    """Return the name of the variable that gets the result of the call which the frame is making, or None."""
    place = (frame.f_code, frame.f_lasti)
    if place not in _stores:
        _stores[place] = _store_after(*place)
    return _stores[place]


def of_unpacking(frame: FrameType) -> tuple[str, str] | None:
    """Return the two variables that get the pair which the call returns that the frame is making, or None."""
    following = instructions.after(frame.f_code, frame.f_lasti)
    unpacks = next(following, None)
    if unpacks is None or unpacks.name != "UNPACK_SEQUENCE" or unpacks.argument != 2:
        return None
    names: list[str] = []
    for instruction in following:
        if not instruction.variables:
            return None
        names += instruction.variables
        if len(names) >= 2:
            return names[0], names[1]
    return None


def of_variable(thing: object) -> str | None:
    """Return a name under which the script can reach a thing now, such as ``lock``, ``forks[0]`` or ``account.lock``, or None.

    Looks through the variables of ``__main__``, and then through those of the calling frames that are the user's: what is ``forks[0]`` for
    the whole script may be ``first`` for one call.
    """
    for space in _variables():
        variables = [(name, value) for name, value in list(space.items()) if not name.startswith("_")]
        for name, value in variables:
            if value is thing:
                return name
        for name, value in variables:
            inside = _place_inside(value, type(value), thing)
            if inside is not None:
                return name + inside
    return None


def _variables() -> Iterator[dict[str, object]]:
    main = sys.modules.get("__main__")
    if main is not None:
        yield vars(main)
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frames.owner(frame) == frames.USER and frame.f_code.co_name != "<module>":
            yield dict(frame.f_locals)
        frame = frame.f_back


def _place_inside(container: Any, kind: type[object], thing: object) -> str | None:
    """Only looks into types whose access runs no code of the user."""
    if kind is list or kind is tuple:
        for index, value in enumerate(container[:_MOST_ITEMS]):
            if value is thing:
                return f"[{index}]"
    elif kind is dict:
        for key, value in list(container.items())[:_MOST_ITEMS]:
            if value is thing and type(key) in (int, str):
                return f"[{key!r}]"
    elif kind.__module__ == "__main__":
        try:
            attributes = object.__getattribute__(container, "__dict__")
        except AttributeError:
            return None
        for key, value in list(attributes.items()):
            if value is thing:
                return f".{key}"
    return None


def _store_after(code: CodeType, offset: int) -> str | None:
    """An attribute has no name here: which object it belongs to is better known at the first use."""
    following = instructions.after(code, offset)
    instruction = next(following, None)
    if instruction is not None and instruction.name in _ENTERS_CONTEXT:  # "with Manager() as manager" gets the same object
        instruction = next(following, None)
    return instruction.variables[0] if instruction is not None and instruction.variables else None
