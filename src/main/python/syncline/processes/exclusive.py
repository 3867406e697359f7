"""Makes an access to shared memory and its record one step for all processes and threads.

It is a lock of the kernel on a byte of the board's file, so that a process that is killed in between loses it.
"""

from __future__ import annotations

import fcntl
import os
from _thread import allocate_lock

from syncline import forks, program

_BYTES = 4096

_descriptor = -1
_mutex = allocate_lock()


class Exclusive:
    """A context in which nobody else has access to the object of this number; it must not be entered twice by one thread."""

    __slots__ = ("_offset",)

    def __init__(self, number: int) -> None:
        self._offset = number % _BYTES

    def __enter__(self) -> None:
        _mutex.acquire()
        try:
            fcntl.lockf(_file(), fcntl.LOCK_EX, 1, self._offset)
        except BaseException:
            _mutex.release()
            raise

    def __exit__(self, *_: object) -> None:
        fcntl.lockf(_descriptor, fcntl.LOCK_UN, 1, self._offset)
        _mutex.release()


def _file() -> int:
    """Return the descriptor, which is never closed: that would release all locks of the process."""
    global _descriptor
    if _descriptor < 0:
        running = program.current
        assert running is not None
        opened = os.open(running.path("board"), os.O_RDWR | os.O_CLOEXEC)
        try:
            _descriptor = fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, 500)
        except OSError:  # fewer descriptors are allowed than that
            _descriptor = opened
        else:
            os.close(opened)
    return _descriptor


def _begin_process() -> None:
    global _mutex
    _mutex = allocate_lock()  # another thread may have held it when the process was forked


forks.after(_begin_process)
