"""Stand-ins for functions that are written in C.

A function in Python would become a method when it is an attribute of a class, as in ``class Test: make = threading.Lock``; a built-in
one does not, and neither does an instance of a class.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable


class BuiltinFunction:
    """Looks like a built-in function, is pickled by name as one is, and calls another one."""

    def __init__(self, original: Any, replacement: Callable[..., Any]) -> None:
        """Let `replacement` be called under the name of `original`."""
        self._original = original
        self._replacement = replacement
        self.__name__: str = original.__name__
        self.__qualname__: str = original.__qualname__
        self.__module__: str = original.__module__
        self.__doc__ = original.__doc__
        self.__text_signature__: str | None = original.__text_signature__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the replacement."""
        return self._replacement(*args, **kwargs)

    def __repr__(self) -> str:
        return repr(self._original)

    def __reduce__(self) -> str:
        return self.__name__


class StandIn(type):
    """The class of a class that stands in for one that is written in C: instances of that one count as its own."""

    stands_for: type

    def __instancecheck__(cls, instance: object) -> bool:
        """Tell whether it is an instance of the one or the other."""
        return super().__instancecheck__(instance) or isinstance(instance, cls.stands_for)
