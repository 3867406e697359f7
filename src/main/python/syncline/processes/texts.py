"""What the log says of items that go from process to process, and of cells of shared memory."""

from __future__ import annotations

import io
import pickle

from syncline.events import item_text, quoted_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

_MOST_OF_ITEM = 60
_MOST_OF_VALUE = 300
_MOST_CELLS = 40


def item(value: object) -> str:
    """Return the text of an item, which the actors at both ends of a queue or a pipe find for it."""
    if type(value) is bytes:
        return f"{len(value)} bytes"
    whole = item_text(value)
    return whole if len(whole) <= _MOST_OF_ITEM else whole[: _MOST_OF_ITEM - 1] + "…"


def pickled_item(data: Any) -> str:
    """Return the text of a pickled item, without running code of the user."""
    try:
        return item(_Peek(io.BytesIO(data)).load())
    except Exception:
        return f"{len(data)} bytes"


def value(content: object) -> str:
    """Return the text of a value: as Python prints it, if that runs no code of the user."""
    text = quoted_text(content)
    return text if len(text) <= _MOST_OF_VALUE else text[:_MOST_OF_VALUE] + "…"


def cell(index: int, content: object) -> str:
    """Return the text of one cell that is read or written."""
    return f"[{index}] = {quoted_text(content)}"


def cells(place: slice, length: int, contents: Any) -> str:
    """Return the text of several cells that are read or written; a long slice is cut."""
    start, stop, step = place.indices(length)
    where = f"{start}:{max(start, stop) if step > 0 else stop}" + (f":{step}" if step != 1 else "")
    listed = list(contents[:_MOST_CELLS])
    shown = ", ".join(quoted_text(one) for one in listed)
    return f"[{where}] = {shown}" + (", …" if len(contents) > len(listed) else "")


def number(content: object) -> int:
    """Return a value as far as the event of a variable can say it: a whole number."""
    return content if isinstance(content, int) else 0


class _Stub:
    """Stands for an object of the user's: it takes whatever the pickle would do with that."""

    def __new__(cls, *_: object, **__: object) -> Any:
        return object.__new__(cls)

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __setstate__(self, state: object) -> None:
        pass

    def __setitem__(self, key: object, content: object) -> None:
        pass

    def append(self, content: object) -> None:
        """Take an element of a list, which is forgotten."""

    def extend(self, contents: object) -> None:
        """Take elements of a list, which are forgotten."""


class _Peek(pickle.Unpickler):
    """Reads what a pickle says itself; a stub with its name stands for everything that would be imported."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "builtins" and name in _HARMLESS:
            return _HARMLESS[name]
        return type(name.rpartition(".")[2], (_Stub,), {"__module__": module})

    def persistent_load(self, _: object) -> Any:
        return None


_HARMLESS: dict[str, Callable[..., object]] = {"set": set, "frozenset": frozenset, "complex": complex, "range": range}
