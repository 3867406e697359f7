"""Attributes of the script's own objects that several actors use.

An attribute belongs to the actor that gave it its first value, and is a shared variable from the moment at which
another one uses it. What an object does by itself, by descriptors or ``__getattr__``, is none of this.
"""

from __future__ import annotations

import os
import types
import weakref
from functools import partial

from syncline import actors, naming
from syncline.variables import Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MODULES = ("__main__", "__mp_main__")
_OWN_ACCESS = ("__getattribute__", "__getattr__", "__setattr__")

_is_plain: dict[type, bool] = {}
_by_object: dict[int, tuple[weakref.ref[Any], dict[str, Variable]]] = {}


def attributes_of(thing: Any) -> Any:
    """Return what stands for a thing when an attribute of it is used.

    That is the thing itself if it is none of the script's plain objects.
    """
    kind = type(thing)
    plain = _is_plain.get(kind)
    if plain is None:
        plain = _is_plain[kind] = _has_plain_attributes(kind)
    return _Attributes(thing) if plain else thing


class _Attributes:
    """Stands for an object; has its attributes."""

    __slots__ = ("thing",)

    def __init__(self, thing: Any) -> None:
        _set_thing(self, thing)

    def __getattribute__(self, name: str) -> Any:
        thing = _thing_of(self)
        value = getattr(thing, name)
        if _is_descriptor(type(thing), name):
            return value
        return _variable(thing, name, True).read(partial(getattr, thing, name))

    def __setattr__(self, name: str, value: Any) -> None:
        thing = _thing_of(self)
        if _is_descriptor(type(thing), name):
            setattr(thing, name, value)
            return
        exists = hasattr(thing, name)
        load = partial(getattr, thing, name) if exists else None
        _variable(thing, name, exists).write(value, load, partial(setattr, thing, name))


_thing_of = _Attributes.thing.__get__  # type: ignore[attr-defined]
_set_thing = _Attributes.thing.__set__  # type: ignore[attr-defined]


def _variable(thing: Any, name: str, exists: bool) -> Variable:
    known = _by_object.get(id(thing))
    if known is None:
        forget = partial(_forget, id(thing))
        known = _by_object.setdefault(id(thing), (weakref.ref(thing, forget), {}))
    variable = known[1].get(name)
    if variable is None:
        owner = None if exists else actors.current()
        variable = known[1].setdefault(name, Variable(partial(_name, known[0], name), owner))
    return variable


def _forget(number: int, reference: object) -> None:
    known = _by_object.get(number)
    if known is not None and known[0] is reference:
        del _by_object[number]


def _name(reference: weakref.ref[Any], name: str) -> str:
    thing = reference()
    return f"{naming.of_variable(thing) or type(thing).__name__}.{name}"


def _has_plain_attributes(kind: type) -> bool:
    bases = kind.__mro__[:-1]
    return (
        all(base.__module__ in _MODULES for base in bases)
        and not any(method in vars(base) for base in bases for method in _OWN_ACCESS)
        and kind.__weakrefoffset__ != 0
    )


def _is_descriptor(kind: type, name: str) -> bool:
    """Tell whether the class has a method, a property or the like of this name; a slot is a plain attribute."""
    for base in kind.__mro__:
        if name in vars(base):
            found = vars(base)[name]
            return hasattr(type(found), "__get__") and not isinstance(found, types.MemberDescriptorType)
    return False


os.register_at_fork(after_in_child=_by_object.clear)
