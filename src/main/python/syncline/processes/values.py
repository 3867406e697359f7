"""``multiprocessing`` ``Value``, ``Array``, ``RawValue`` and ``RawArray`` of numbers or characters.

The memory is an instance of a class of ``ctypes``. A traced one is an instance of a subclass, whose accesses record; what gets at
the memory otherwise, such as a pointer to it, is not seen. Structures are in `structures`.
"""

from __future__ import annotations

from syncline import events, gate, kinds, recorder
from syncline.patches import patch
from syncline.processes import makers, texts
from syncline.processes.exclusive import Exclusive
from syncline.rewrite import after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from syncline.objects import TracedObject

_READ = "read"
_WRITE = "write"

_classes: dict[type, type] = {}


def value_is_made(value: Any) -> Any:
    """Return the traced form of a value whose memory was just made, or the value itself if it is not the user's, or a structure."""
    base = type(value)
    if not is_simple(base):
        return value
    traced = makers.trace(None, "SharedValue")
    return value if traced is None else _rebuilt(base, value._wrapper, traced)


def array_is_made(array: Any) -> Any:
    """Return the traced form of an array, or the array itself if it is not the user's, or of structures."""
    base = type(array)
    if not is_simple(base._type_):
        return array
    traced = makers.trace(None, "SharedArray", {"length": len(array)})
    return array if traced is None else _rebuilt(base, array._wrapper, traced)


def lock_is_part_of(lock: Any, memory: Any) -> None:
    """Trace the lock that a value or an array makes for itself."""
    traced = getattr(memory, "_syncline_object", None)
    if traced is not None:
        lock._syncline_object = makers.part(traced, "ProcessRLock", " lock")
        lock._make_methods()


def is_simple(kind: type) -> bool:
    """Tell whether instances of this class of ``ctypes`` hold one number or character."""
    import ctypes  # by now the program has it; most programs do without, and it takes a while

    return issubclass(kind, ctypes._SimpleCData)  # type: ignore[attr-defined]


def _is_array(kind: type) -> bool:
    import ctypes

    return issubclass(kind, ctypes.Array)


def _rebuilt(base: type, wrapper: Any, traced: TracedObject) -> Any:
    kind: Any = _class_of(base)
    made = kind.from_buffer(wrapper.create_memoryview())
    made._wrapper = wrapper
    made._syncline_object = traced
    return made


def _class_of(base: Any) -> type:
    made = _classes.get(base)
    if made is None:
        members = _members_of_array(base) if _is_array(base) else {"value": _value_of(base), "__repr__": _repr, "__init__": _initialize}
        made = _classes[base] = type(base)(base.__name__, (base,), {"__module__": base.__module__})  # type: ignore[call-overload]
        for name, member in members.items():  # later, because the class of an array of characters brings its own
            setattr(made, name, member)
        from multiprocessing.reduction import ForkingPickler

        ForkingPickler.register(made, _reduce)
    return made


def _reduce(memory: Any) -> Any:
    from multiprocessing.context import assert_spawning

    assert_spawning(memory)
    base: Any = type(memory).__bases__[0]
    if _is_array(base):
        return _arrived, (base._type_, base._length_, memory._wrapper, memory._syncline_object)
    return _arrived, (base, None, memory._wrapper, memory._syncline_object)


def _arrived(kind: Any, length: int | None, wrapper: Any, traced: TracedObject) -> Any:
    return _rebuilt(kind if length is None else kind * length, wrapper, traced)


def _initialize(self: Any, *args: Any) -> None:
    """Set the first value, which is not recorded: it belongs to the declaration."""
    base: Any = type(self).__bases__[0]
    base.__init__(self, *args)
    first = base.value.__get__(self)
    if isinstance(first, int):
        self._syncline_object.attributes["initial"] = recorder.clamp(first)


def _repr(self: Any) -> str:
    base: Any = type(self).__bases__[0]
    return f"{type(self).__name__}({base.value.__get__(self)!r})"


def _value_of(base: Any) -> property:
    plain = base.value

    def get(self: Any) -> Any:
        traced = self._syncline_object
        gate.enter(_READ, traced)
        with Exclusive(traced.id):
            content = plain.__get__(self)
            record_value(kinds.READ, traced, content)
        return content

    def put(self: Any, content: Any) -> None:
        traced = self._syncline_object
        gate.enter(_WRITE, traced)
        with Exclusive(traced.id):
            copy = base()
            plain.__set__(copy, content)  # may refuse it, or cut it
            record_value(kinds.WROTE, traced, plain.__get__(copy))
            plain.__set__(self, content)

    return property(get, put)


def record_value(kind: int, traced: TracedObject, content: Any) -> None:
    """Record an access to a value: a whole number as it is, anything else as a text."""
    if isinstance(content, int):
        events.emit(kind, traced, recorder.clamp(content))
    else:
        events.emit(kind, traced, text=texts.value(content))


def _members_of_array(base: Any) -> dict[str, Any]:
    def get_item(self: Any, place: Any) -> Any:
        traced = self._syncline_object
        gate.enter(_READ, traced)
        with Exclusive(traced.id):
            try:
                contents = base.__getitem__(self, place)
            except IndexError as error:
                if place != len(self):  # where a loop over the cells ends
                    events.emit(kinds.RAISED, traced, text=events.error_text(error))
                raise
            record_cells(kinds.READ, traced, place, len(self), contents)
        return contents

    def set_item(self: Any, place: Any, contents: Any) -> None:
        traced = self._syncline_object
        gate.enter(_WRITE, traced)
        with Exclusive(traced.id):
            copy = base.from_buffer_copy(self)
            try:
                base.__setitem__(copy, place, contents)
            except (IndexError, ValueError) as error:
                events.emit(kinds.RAISED, traced, text=events.error_text(error))
                raise
            record_cells(kinds.WROTE, traced, place, len(self), base.__getitem__(copy, place))
            base.__setitem__(self, place, contents)

    members: dict[str, Any] = {"__getitem__": get_item, "__setitem__": set_item}
    for name in ("value", "raw"):  # of characters
        plain = getattr(base, name, None)
        if plain is not None:
            members[name] = _text_of(plain)
    return members


def _text_of(plain: Any) -> property:
    def get(self: Any) -> Any:
        traced = self._syncline_object
        gate.enter(_READ, traced)
        with Exclusive(traced.id):
            content = plain.__get__(self)
            events.emit(kinds.READ, traced, len(content), f"[0:{len(content)}] = {texts.value(content)}")
        return content

    def put(self: Any, content: Any) -> None:
        traced = self._syncline_object
        gate.enter(_WRITE, traced)
        with Exclusive(traced.id):
            events.emit(kinds.WROTE, traced, len(content), f"[0:{len(content)}] = {texts.value(content)}")
            plain.__set__(self, content)

    return property(get, put)


def record_cells(kind: int, traced: TracedObject, place: Any, length: int, contents: Any) -> None:
    """Record an access to one cell or to a slice."""
    if isinstance(place, slice):
        events.emit(kind, traced, len(contents), texts.cells(place, length, contents))
        return
    index = place.__index__()
    value = recorder.clamp(texts.number(contents))
    events.emit(kind, traced, value, texts.cell(index + length if index < 0 else index, contents))


def plain(memory: Any) -> Any:
    """Return the memory as an instance of the class of ``ctypes`` itself."""
    if getattr(memory, "_syncline_object", None) is None:
        return memory
    return type(memory).__bases__[0].from_buffer(memory._wrapper.create_memoryview())


@patch("multiprocessing.sharedctypes")
def _patch(sharedctypes: ModuleType) -> None:
    made = "obj = _new_value(type_)"
    edit(sharedctypes, "RawValue", after(made, "obj = _syncline.value_is_made(obj)"))
    edit(
        sharedctypes,
        "RawArray",
        instead("return obj", "return _syncline.array_is_made(obj)"),
        instead("return result", "return _syncline.array_is_made(result)"),
    )
    for name in ("Value", "Array"):
        edit(sharedctypes, name, after("lock = ctx.RLock()", "_syncline.lock_is_part_of(lock, obj)"))
    edit(sharedctypes, "copy", before("new_obj = _new_value(type(obj))", "obj = _syncline.plain(obj)"))
