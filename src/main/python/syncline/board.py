"""The board: one page of memory that the server writes and every process of the run reads."""

from __future__ import annotations

import mmap
import os
import struct

SIZE = 4096
_CLOCK = struct.Struct("<dqq")
_CLOCK_VERSION = 4
_CLOCK_AT = 8
_CLOCK_STOPPED = 1

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


def clock_stands_still() -> bool:
    """Tell whether the clock of the run stands still."""
    return memory[_CLOCK_STOPPED] != 0


def clock() -> tuple[float, int, int, bool]:
    """Return the speed of the clock, what it showed and the machine's showed at its last change (ns), whether it stands still.

    The server makes the version odd while it changes them; then, or if it changed meanwhile, they are read again.
    """
    word = _CLOCK_VERSION // 4
    while True:
        version = words[word]
        speed, shown, changed = _CLOCK.unpack_from(memory, _CLOCK_AT)
        stopped = clock_stands_still()
        if version % 2 == 0 and words[word] == version:
            return speed, shown, changed, stopped
