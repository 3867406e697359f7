"""Writes records to the FIFO of the run, one ``write`` for each.

The kernel takes writes of at most ``PIPE_BUF`` bytes one after the other, so the order of the log needs no mutex, a fork can
leave none locked, and what was written survives the death of the process.
"""

from __future__ import annotations

import fcntl
import os
import select
import struct
from time import monotonic_ns

from syncline import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

_HEADER = struct.Struct("<HBBIIQIiq")
_MOST_TEXT = 4096 - _HEADER.size
_MOST_CHARACTERS = 2000
_ELLIPSIS = "…".encode()
_MOST_SECONDS = 10_000
_HIGH_DESCRIPTOR = 500

TIMED = 1
"""The flag of a wait that has a timeout."""

_pack = _HEADER.pack
_size = _HEADER.size
_write: Callable[[int, bytes], int] = os.write
_descriptor = -1
_is_over: Callable[[], None] | None = None


def when_over(function: Callable[[], None]) -> None:
    """Let a function be called when nobody reads the FIFO any more."""
    global _is_over
    _is_over = function


def connect(fifo: str, wait: bool = True) -> None:
    """Open the FIFO; must be called before the first record, and again after `stop` if another run begins.

    If it is not to wait for somebody who reads the FIFO, there has to be one.

    The descriptor is moved out of the way: the script finds the low numbers as free as it expects them.

    Raises OSError if it cannot be opened.
    """
    global _descriptor, _write
    opened = os.open(fifo, os.O_WRONLY | os.O_CLOEXEC | (0 if wait else os.O_NONBLOCK))
    os.set_blocking(opened, True)
    _write = os.write
    if _descriptor >= 0:
        os.dup2(opened, _descriptor, inheritable=False)
        os.close(opened)
        return
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
    """Write one record; the time is taken here. If the server is gone, the process ends at once, or goes on without the tracer."""
    if text:
        encoded = encode(text)
        record = _pack(_size + len(encoded), kind, flags, actor, peer, thing, line, value, monotonic_ns()) + encoded
    else:
        record = _pack(_size, kind, flags, actor, peer, thing, line, value, monotonic_ns())
    try:
        _write(_descriptor, record)
    except BrokenPipeError:
        if _is_over is None:
            raise
        _is_over()


def stop() -> bool:
    """Record nothing from now on; return whether anything was recorded before.

    The descriptor stays, but leads nowhere: another thread may be about to write to it.
    """
    global _write
    if _write is _nothing:
        return False
    _write = _nothing
    try:
        nothing = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
        os.dup2(nothing, _descriptor, inheritable=False)
        os.close(nothing)
    except OSError:
        pass  # too many files are open: it keeps the FIFO until it ends
    return True


def is_recording() -> bool:
    """Tell whether anything is recorded now."""
    return _descriptor >= 0 and _write is not _nothing and not is_broken()


def is_broken() -> bool:
    """Tell whether nobody reads the FIFO any more, without writing anything."""
    poll = select.poll()
    poll.register(_descriptor, 0)
    return bool(poll.poll(0))


def _nothing(descriptor: int, record: bytes) -> int:
    return len(record)


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
    """Return a number of seconds in microseconds, or the nearest that the record can hold; 0 for what is no such number.

    Any positive time takes at least 1: a wait of 0 is over without a grant.
    """
    try:
        return clamp(int(min(seconds, _MOST_SECONDS) * 1_000_000)) or int(seconds > 0)
    except (TypeError, ValueError, OverflowError):
        return 0


def clamp(value: int) -> int:
    """Return the nearest value that the record can hold."""
    return max(-0x8000_0000, min(value, 0x7FFF_FFFF))
