"""Shared variables: an access and its record are one step, under one mutex for each variable.

Without that mutex the log would contradict itself: another actor could come in between the access and its record.
"""

from __future__ import annotations

import os
import sys
from _thread import RLock
from functools import partial

from syncline import actors, events, gate, interrupts, kinds, recorder
from syncline.objects import TracedObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

_MOST_TEXT = 200


class Variable:
    """One variable.

    `owner` is the actor that has made it and that alone has used it so far: until another one does, it is not shared,
    and nothing is recorded. The mutex is re-entrant because a signal handler or a finalizer may use the same variable.
    """

    __slots__ = ("mutex", "name", "owner", "traced")

    def __init__(self, name: str | Callable[[], str], owner: actors.Actor | None = None) -> None:
        """Make a variable; a name that is not known yet is asked for when it is needed."""
        self.mutex = RLock()
        self.name = name
        self.owner = owner
        self.traced: TracedObject | None = None

    def read(self, load: Callable[[], Any]) -> Any:
        """Return the value, which `load` gives; raises what that raises."""
        interrupts.raise_pending()
        with self.mutex:
            if self.owner is actors.current():
                return load()
            if self.traced is None:
                self.begin(load())
        gate.enter("read", self.traced)
        with self.mutex:
            value = load()
            self._record(kinds.READ, value)
        return value

    def write(self, value: Any, load: Callable[[], Any] | None, store: Callable[[Any], object]) -> None:
        """Give it another value by `store`; `load` gives the present one, None if there is none."""
        interrupts.raise_pending()
        before = None
        with self.mutex:
            if self.owner is actors.current():
                before = load and load()
                store(value)
                return
            if self.traced is None:
                self.begin(value if load is None else load(), is_initial=load is not None)
        gate.enter("write", self.traced)
        with self.mutex:
            before = load and load()
            self._record(kinds.WROTE, value)
            store(value)
        del before  # only now: a finalizer of the old value must not run under the mutex

    def begin(self, value: Any, is_initial: bool = True) -> None:
        """Make it known: as a whole number if that is its first value, else as a reference to any object."""
        attributes = {}
        if type(value) is int:
            type_name = "SharedVariable"
            if is_initial:
                attributes["initial"] = recorder.clamp(value)
        else:
            type_name = "SharedReference"
        self.owner = None
        self.traced = TracedObject(type_name, self.name, attributes)

    def begin_with(self, value: Any) -> None:
        """Make it known by its first assignment, as its initial value.

        The log has no initial value of a reference other than None, so that is recorded as written.
        """
        self.begin(value)
        if type(value) is not int and value is not None:
            self._record(kinds.WROTE, value)

    def _record(self, kind: int, value: Any) -> None:
        number = recorder.clamp(value) if type(value) is int else 0
        plain = type(value) is int and self.traced is not None and self.traced.type == "SharedVariable"
        events.emit(kind, self.traced, number, "" if plain else value_text(value))


def value_text(value: Any) -> str:
    """Return a value as Python prints it; of other than built-in types only the type, so no code of the user runs."""
    try:
        text = repr(value) if type(value) is str else events.item_text(value)
    except ValueError:  # a whole number of too many digits
        text = type(value).__name__
    return text[:_MOST_TEXT]


_globals: dict[str, Variable] = {}


def is_defined(name: str) -> bool:
    """Tell whether the module whose code calls this has a variable of this name."""
    return name in sys._getframe(1).f_globals


def assign(name: str, value: Any) -> Any:
    """Assign a variable of the module whose code calls this, and return the value: ``(name := value)``."""
    _write(sys._getframe(1).f_globals, name, value)
    return value


class _Globals:
    """Stands for the variables of the module whose code uses it; they are its attributes."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        space = sys._getframe(1).f_globals
        try:
            return _variable(name).read(partial(space.__getitem__, name))
        except KeyError:  # another thread has deleted it just now
            raise NameError(f"name {name!r} is not defined") from None

    def __setattr__(self, name: str, value: Any) -> None:
        frame = sys._getframe(1)
        space = frame.f_globals
        if frame.f_code.co_name == "<module>" and name not in space and name not in _globals:
            _variable(name).begin_with(value)
            space[name] = value
        else:
            _write(space, name, value)


GLOBALS = _Globals()


def _write(space: dict[str, Any], name: str, value: Any) -> None:
    load = partial(space.get, name) if name in space else None
    _variable(name).write(value, load, partial(space.__setitem__, name))


def _variable(name: str) -> Variable:
    return _globals.get(name) or _globals.setdefault(name, Variable(name))


# A child has copies, which are other variables: they are made known anew.
os.register_at_fork(after_in_child=_globals.clear)
