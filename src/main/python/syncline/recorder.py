"""Writes records to the FIFO of the run, one ``write`` for each.

The kernel takes writes of at most ``PIPE_BUF`` bytes one after the other, so the order of the log needs no mutex, a fork can
leave none locked, and what was written survives the death of the process.
"""

from __future__ import annotations

import fcntl
import os
import struct
from time import monotonic_ns

from syncline import kinds

_HEADER = struct.Struct("<HBBIIQIiq")
_MOST_TEXT = 4096 - _HEADER.size
_MOST_CHARACTERS = 2000
_ELLIPSIS = "…".encode()
_MOST_SECONDS = 10_000
_HIGH_DESCRIPTOR = 500
_SERVER_GONE = 1

TIMED = 1
"""The flag of a wait that has a timeout."""

_pack = _HEADER.pack
_size = _HEADER.size
_write = os.write
_descriptor = -1


def connect(fifo: str) -> None:
    """Open the FIFO; must be called once, before the first record.

    The descriptor is moved out of the way: the script finds the low numbers as free as it expects them.

    Raises OSError if it cannot be opened.
    """
    global _descriptor
    opened = os.open(fifo, os.O_WRONLY | os.O_CLOEXEC)
    try:
        _descriptor = fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, _HIGH_DESCRIPTOR)
    except OSError:  # fewer descriptors are allowed than that
        _descriptor = opened
    else:
        os.close(opened)


def write(
    kind: int,
    actor: int = 0,
    thing: int = 0,
    value: int = 0,
    text: str = "",
    line: int = 0,
    flags: int = 0,
    peer: int = 0,
) -> None:
    """Write one record; the time is taken here. If the server is gone, the process ends at once."""
    if text:
        encoded = encode(text)
        record = _pack(_size + len(encoded), kind, flags, actor, peer, thing, line, value, monotonic_ns()) + encoded
    else:
        record = _pack(_size, kind, flags, actor, peer, thing, line, value, monotonic_ns())
    try:
        _write(_descriptor, record)
    except BrokenPipeError:
        os._exit(_SERVER_GONE)


def note(sentence: str) -> None:
    """Tell the server a sentence about the tracer itself."""
    write(kinds.NOTE, text=sentence)


def encode(text: str) -> bytes:
    """Return the text as it is written: UTF-8, and cut with an ellipsis at the end if it is too long."""
    if len(text) > _MOST_CHARACTERS:
        text = text[: _MOST_CHARACTERS - 1] + "…"
    encoded = text.encode("utf-8", "replace")
    if len(encoded) > _MOST_TEXT:
        whole = encoded[: _MOST_TEXT - len(_ELLIPSIS)].decode("utf-8", "ignore")
        encoded = whole.encode() + _ELLIPSIS
    return encoded


def micros(seconds: float) -> int:
    """Return a number of seconds in microseconds, or the nearest that the record can hold; 0 for what is no such number."""
    try:
        return clamp(int(min(seconds, _MOST_SECONDS) * 1_000_000))
    except (TypeError, ValueError, OverflowError):
        return 0


def clamp(value: int) -> int:
    """Return the nearest value that the record can hold."""
    return max(-0x8000_0000, min(value, 0x7FFF_FFFF))
