"""``threading.local``: data of each thread, whose attributes are recorded when they are read and written."""

from __future__ import annotations

from _thread import _local

from syncline import events, gate, kinds, objects, recorder
from syncline.patches import patch
from syncline.variables import value_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from syncline.objects import TracedObject


class local(_local):  # has the name of the class that it stands in for
    """Thread-local data."""

    __slots__ = ("_syncline_object",)  # belongs to the object itself, not to one of its threads

    _syncline_object: TracedObject | None

    def __new__(cls, /, *args: Any, **kwargs: Any) -> Any:
        """Make data that is empty in every thread."""
        made = _local.__new__(cls, *args, **kwargs)
        _set_traced(made, objects.trace(made, "PerThread"))
        return made

    def __getattribute__(self, name: str, /) -> Any:
        traced = _traced_of(self)
        if traced is None or name.startswith("__"):
            return _get(self, name)
        mine = _get(self, "__dict__")  # lets ``__init__`` run, if this is the first use in this thread
        try:
            value = _get(self, name)
        except AttributeError as error:
            gate.enter("read", traced)
            events.emit(kinds.RAISED, traced, text=events.error_text(error))
            raise
        if name in mine:
            gate.enter("read", traced)
            _record(kinds.READ, traced, name, value)
        return value

    def __setattr__(self, name: str, value: Any, /) -> None:
        traced = _traced_of(self)
        if traced is None:
            _set(self, name, value)
            return
        mine = _get(self, "__dict__")
        gate.enter("write", traced)
        _set(self, name, value)
        if name in mine:
            _record(kinds.WROTE, traced, name, value)


_get = _local.__getattribute__
_set = _local.__setattr__
_traced_of = local._syncline_object.__get__  # type: ignore[union-attr]
_set_traced = local._syncline_object.__set__  # type: ignore[union-attr]

local.__module__ = "_thread"
local.__qualname__ = "_local"
local.__name__ = "_thread._local"  # what Python's own messages call it
local.__doc__ = _local.__doc__


def _record(kind: int, traced: TracedObject, name: str, value: Any) -> None:
    number = recorder.clamp(value) if type(value) is int else 0
    events.emit(kind, traced, number, f"{name} = {value_text(value)}")


@patch("threading")
def _patch(threading: ModuleType) -> None:
    threading.local = local  # type: ignore[attr-defined]
