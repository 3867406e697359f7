"""Structures of ``ctypes`` in a ``Value`` or ``RawValue``: each field that is a number or a character is a shared value of its own."""

from __future__ import annotations

from syncline import gate, kinds, recorder
from syncline.objects import TracedObject
from syncline.processes import makers, values
from syncline.processes.exclusive import Exclusive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_classes: dict[type, type] = {}


def value_is_made(value: Any) -> Any:
    """Return the traced form of a value whose memory was just made, or the value itself if it is not the user's."""
    from ctypes import Structure  # by now the program has it

    base = type(value)
    if not issubclass(base, Structure):
        return values.value_is_made(value)
    whole = makers.trace(None, "SharedValue")
    if whole is None:
        return value
    made = _rebuilt(base, value._wrapper, {name: makers.part(whole, "SharedValue", f".{name}", {}) for name in _fields(base)})
    made._syncline_object = whole  # is never made known itself; its lock is named after it
    return made


def _fields(base: Any) -> Iterator[str]:
    for kind in reversed(base.__mro__):
        for field in vars(kind).get("_fields_", ()):
            if values.is_simple(field[1]):
                yield field[0]


def _rebuilt(base: type, wrapper: Any, fields: dict[str, TracedObject]) -> Any:
    kind: Any = _class_of(base)
    made = kind.from_buffer(wrapper.create_memoryview())
    made._wrapper = wrapper
    made._syncline_fields = fields
    return made


def _class_of(base: Any) -> type:
    made = _classes.get(base)
    if made is None:
        from multiprocessing.reduction import ForkingPickler

        members = {name: _property_of(base, name) for name in _fields(base)}
        own = {"__module__": base.__module__, "__init__": _initialize, "_syncline_fields": {}}
        made = _classes[base] = type(base)(base.__name__, (base,), {**own, **members})
        ForkingPickler.register(made, _reduce)
    return made


def _reduce(structure: Any) -> Any:
    from multiprocessing.context import assert_spawning

    assert_spawning(structure)
    return _rebuilt, (type(structure).__bases__[0], structure._wrapper, structure._syncline_fields)


def _initialize(self: Any, *args: Any) -> None:
    """Set the first values, which are not recorded: they belong to the declarations."""
    base: Any = type(self).__bases__[0]
    plain = base.from_buffer(self._wrapper.create_memoryview()) if self._syncline_fields else self
    base.__init__(plain, *args)
    for name, traced in self._syncline_fields.items():
        first = getattr(plain, name)
        if isinstance(first, int):
            traced.attributes["initial"] = recorder.clamp(first)


def _property_of(base: Any, name: str) -> property:
    plain = getattr(base, name)

    def get(self: Any) -> Any:
        traced = self._syncline_fields.get(name)
        if traced is None:  # a copy that the library has made
            return plain.__get__(self)
        gate.enter("read", traced)
        with Exclusive(traced.id):
            content = plain.__get__(self)
            values.record_value(kinds.READ, traced, content)
        return content

    def put(self: Any, content: Any) -> None:
        traced = self._syncline_fields.get(name)
        if traced is None:
            plain.__set__(self, content)
            return
        gate.enter("write", traced)
        with Exclusive(traced.id):
            copy = base()
            plain.__set__(copy, content)  # may refuse it, or cut it
            values.record_value(kinds.WROTE, traced, plain.__get__(copy))
            plain.__set__(self, content)

    return property(get, put)
