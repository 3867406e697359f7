"""The board: one page of memory that the server writes and every process of the run reads."""

from __future__ import annotations

import mmap
import os
import struct
from time import monotonic_ns

SIZE = 4096
_CLOCK = struct.Struct("<dqq")
_CLOCK_VERSION = 4
_CLOCK_AT = 8
_CLOCK_STOPPED = 1
_MOST_NANOS = 1_000_000_000

GATE = 0
"""Where in `memory` it says whether the gate is closed."""

CONTROLLED = 2
"""Where in `memory` it says whether no actor proceeds without a grant."""

DUE = 36 // 4
"""Where in `words` the number of the actor is whose time has come in a controlled run, whatever the clock shows."""

INTERRUPTED = 40 // 4
"""Where in `words` the number of the user's request is that is to be interrupted, 0 if there is none."""

KNOBS = 32 // 4
"""Where in `words` the version of ``knobs.json`` is, 0 if there is none."""

memory: memoryview = memoryview(bytearray(SIZE))
words: memoryview = memory.cast("I")


def connect(path: str) -> None:
    """Map the board; until then the gate is open and there are no knobs.

    Raises OSError if it cannot be opened, ValueError if it is too short.
    """
    global memory, words
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        memory = memoryview(mmap.mmap(descriptor, SIZE))
    finally:
        os.close(descriptor)
    words = memory.cast("I")


def running() -> bytes:
    """Return the content of a board with the gate open, and a clock that goes like the machine's from 0 on."""
    return bytes(_open(0))


def disconnect() -> None:
    """Read the board of the server no more: the gate is open from now on, and the clock goes on like the machine's."""
    global memory, words
    speed, shown, changed, stopped = clock()
    own = _open(shown if stopped else shown + int((monotonic_ns() - changed) * speed))
    memory, words = memoryview(own), memoryview(own).cast("I")


def _open(shown: int) -> bytearray:
    page = bytearray(SIZE)
    _CLOCK.pack_into(page, _CLOCK_AT, 1.0, shown, monotonic_ns())
    return page


def clock_stands_still() -> bool:
    """Tell whether the clock of the run stands still."""
    return memory[_CLOCK_STOPPED] != 0


def clock() -> tuple[float, int, int, bool]:
    """Return the speed of the clock, what it showed and the machine's showed at its last change (ns), whether it stands still.

    The server makes the version odd while it changes them; then, or if it changed meanwhile, they are read again. A version that is odd
    for a second is that of a server that was killed at that moment: then they are taken as they are.
    """
    word = _CLOCK_VERSION // 4
    began = 0
    while True:
        version = words[word]
        speed, shown, changed = _CLOCK.unpack_from(memory, _CLOCK_AT)
        stopped = clock_stands_still()
        if version % 2 == 0 and words[word] == version:
            return speed, shown, changed, stopped
        now = monotonic_ns()
        began = began or now
        if now - began > _MOST_NANOS:
            return speed, shown, changed, stopped
