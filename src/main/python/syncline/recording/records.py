"""Reads the records that the tracer writes, see ``docs/cpython.md``."""

from __future__ import annotations

import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = struct.Struct("<HBBIIQIiq")
_TIMED = 1


class Record:
    """One record."""

    __slots__ = ("actor", "kind", "line", "nanos", "peer", "raw", "text", "thing", "timed", "value")

    def __init__(self, data: bytes) -> None:
        """Take it apart."""
        self.raw = data
        _, self.kind, flags, self.actor, self.peer, self.thing, self.line, self.value, self.nanos = _HEADER.unpack_from(data)
        self.timed = bool(flags & _TIMED)
        self.text = data[_HEADER.size :].decode("utf-8", "replace")


class RecordReader:
    """Puts what is read from the FIFO together to records."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[Record]:
        """Return the records that are whole now.

        Raises ValueError if something else than records comes.
        """
        data = self._rest + data
        at = 0
        while at + _HEADER.size <= len(data):
            length = data[at] | data[at + 1] << 8
            if length < _HEADER.size:
                raise ValueError("the program wrote something that is not a record")
            if at + length > len(data):
                break
            yield Record(data[at : at + length])
            at += length
        self._rest = data[at:]
