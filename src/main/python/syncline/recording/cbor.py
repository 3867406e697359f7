"""Encodes plain values as CBOR (RFC 8949), and columns of numbers as typed arrays (RFC 8746)."""

from __future__ import annotations

import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _LIST, _MAP, _TAG = range(7)
_FALSE, _TRUE, _FLOAT64 = b"\xf4", b"\xf5", b"\xfb"
_SIZES = ((1 << 8, 24, ">B"), (1 << 16, 25, ">H"), (1 << 32, 26, ">I"), (1 << 64, 27, ">Q"))

_COLUMNS = {"B": 64, "H": 69, "i": 78, "d": 86}
"""The tags of the typed arrays, by the codes of ``struct``."""


class Column:
    """Numbers of one type, which is a code of ``struct``: ``B``, ``H``, ``i`` or ``d``."""

    def __init__(self, code: str, numbers: Sequence[float]) -> None:
        """Keep the numbers as they are written: little endian."""
        self.tag = _COLUMNS[code]
        self.data = struct.pack(f"<{len(numbers)}{code}", *numbers)


def encode(value: Any) -> bytes:
    """Return a text, number, boolean, column, or a list or map of such, as CBOR.

    Raises TypeError if it is something else.
    """
    if isinstance(value, str):
        data = value.encode("utf-8", "replace")
        return _head(_TEXT, len(data)) + data
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    if isinstance(value, int):
        return _head(_UNSIGNED, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, float):
        return _FLOAT64 + struct.pack(">d", value)
    if isinstance(value, Column):
        return _head(_TAG, value.tag) + _head(_BYTES, len(value.data)) + value.data
    if isinstance(value, (list, tuple)):
        return _head(_LIST, len(value)) + b"".join(map(encode, value))
    if isinstance(value, dict):
        return _head(_MAP, len(value)) + b"".join(encode(key) + encode(item) for key, item in value.items())
    raise TypeError(f"the log has no way to write {value!r}")


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes((major << 5 | argument,))
    for limit, code, size in _SIZES:
        if argument < limit:
            return bytes((major << 5 | code,)) + struct.pack(size, argument)
    raise TypeError("the log has no way to write a number of more than 64 bits")
