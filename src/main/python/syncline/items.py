"""Items of dictionaries that the script has written out, each of which is a variable."""

from __future__ import annotations

import os
from functools import partial

from syncline import actors, naming
from syncline.variables import Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_by_key: dict[tuple[int, Any], Variable] = {}


def items_of(dictionary: Any) -> Any:
    """Return what stands for the dictionary when its items are used; another thing stands for itself."""
    return _Items(dictionary) if type(dictionary) is dict else dictionary


class _Items:
    """Stands for a dictionary that lives as long as the script: its name is bound only once."""

    __slots__ = ("_dictionary",)

    def __init__(self, dictionary: dict[Any, Any]) -> None:
        self._dictionary = dictionary

    def __getitem__(self, key: Any) -> Any:
        dictionary = self._dictionary
        if key not in dictionary:
            return dictionary[key]  # raises
        return _variable(dictionary, key, True).read(partial(dictionary.__getitem__, key))

    def __setitem__(self, key: Any, value: Any) -> None:
        dictionary = self._dictionary
        exists = key in dictionary
        load = partial(dictionary.get, key) if exists else None
        _variable(dictionary, key, exists).write(value, load, partial(dictionary.__setitem__, key))

    def items(self) -> Iterator[tuple[Any, Any]]:
        """Go through keys and values; each value is read when it is its turn."""
        for key in self._dictionary:
            yield key, self[key]

    def values(self) -> Iterator[Any]:
        """Go through the values; each is read when it is its turn."""
        for key in self._dictionary:
            yield self[key]


def _variable(dictionary: dict[Any, Any], key: Any, exists: bool) -> Variable:
    place = (id(dictionary), key)
    variable = _by_key.get(place)
    if variable is None:
        owner = None if exists else actors.current()
        variable = _by_key.setdefault(place, Variable(partial(_name, dictionary, key), owner))
    return variable


def _name(dictionary: dict[Any, Any], key: Any) -> str:
    name = naming.of_variable(dictionary) or "dict"
    return f"{name}[{key!r}]" if type(key) in (str, int) else f"{name}[{type(key).__name__}]"


os.register_at_fork(after_in_child=_by_key.clear)
