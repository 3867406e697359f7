"""The traced objects: locks, queues and all else that actors share."""

from __future__ import annotations

import json
import weakref

from syncline import frames, identity, kinds, naming, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

_MOST_NAME = 200

known: weakref.WeakSet[TracedObject] | None = None
"""All objects, where a process may be traced more than once; otherwise None."""


class TracedObject:
    """What the log knows of one object of the program.

    `type` is the name of an ``ObjectType`` of the log, `attributes` are those of the log (``capacity``, ``initial``, …). The `name`
    may be found only when the object is first used; it is fixed then, because it is made known only once.
    """

    # `is_hidden`: it was in use when the run began, in a state that the log does not know, so nothing of it is recorded.
    __slots__ = ("__weakref__", "attributes", "declared", "id", "is_hidden", "name", "thing", "type")

    def __init__(
        self,
        type_name: str,
        name: str | Callable[[], str] | None = None,
        attributes: dict[str, Any] | None = None,
        thing: object = None,
    ) -> None:
        """Describe `thing`, which can be None if the name is known, or is asked for when it is needed."""
        self.id = identity.new_object()
        self.type = type_name
        self.name = name
        self.attributes = attributes or {}
        self.declared = False
        self.is_hidden = False
        self.thing = _weak(thing, self.id)
        if known is not None:
            known.add(self)

    def declare(self) -> bool:
        """Make the object known, if it is not yet; return whether it is.

        It counts as known only when that is written: two threads may do it twice, but none uses it before.
        """
        if self.declared or self.is_hidden:
            return self.declared
        description: dict[str, Any] = {"name": self.known_name(), "type": self.type}
        if self.attributes:
            description["attributes"] = self.attributes
        recorder.write(kinds.OBJECT, thing=self.id, text=json.dumps(description))
        self.declared = True
        return True

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel with the thing to another process, where it is the same object."""
        self.declare()
        return _arrived, (self.id, self.type, self.name, self.attributes)

    def known_name(self) -> str:
        """Return the name, and look for it if that was not done yet."""
        if callable(self.name):
            self.name = self.name()
        if self.name is None:
            thing = self.thing() if self.thing is not None else None
            found = None if thing is None else naming.of_variable(thing)
            self.name = (found or f"{self.type} {self.id & 0xFFFF_FFFF}")[:_MOST_NAME]
        return self.name


def trace(thing: object, type_name: str, attributes: dict[str, Any] | None = None) -> TracedObject | None:
    """Return the description of a thing that is being made, or None if it is not the user who makes it.

    To be called from the constructor of the thing, or from what stands in for one.
    """
    frame = frames.creator(thing)
    if frame is None or frames.owner(frame) != frames.USER:
        return None
    return TracedObject(type_name, naming.of_assignment(frame), attributes, thing)


def _arrived(number: int, type_name: str, name: str, attributes: dict[str, Any]) -> TracedObject:
    traced = TracedObject(type_name, name, attributes)
    traced.id = number
    traced.declared = True
    return traced


def thing_of(number: int) -> Any:
    """Return the thing whose object has this number; None if there is none, or no more."""
    reference = _things.get(number)
    return None if reference is None else reference()


class _Reference(weakref.ref):  # type: ignore[type-arg]
    """Refers to a thing, and is forgotten together with it."""

    __slots__ = ("number",)
    number: int


def _weak(thing: object, number: int) -> Callable[[], object] | None:
    try:
        reference = None if thing is None else _Reference(thing, _forget)
    except TypeError:
        return None
    if reference is not None:
        reference.number = number
        _things[number] = reference
    return reference


def _forget(reference: _Reference) -> None:
    _things.pop(reference.number, None)


_things: dict[int, _Reference] = {}
