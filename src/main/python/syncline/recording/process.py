"""The process that records: it reads the FIFO until every process of the program has ended, whatever ended them."""

from __future__ import annotations

import fcntl
import os
import select
import shutil
import sys
import termios

from syncline.recording.entities import TooMany
from syncline.recording.recording import Recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

_CHUNK_MILLIS = 16
_MOST_READ = 1 << 18

COMPLETE = b"1"
"""The answer to the program when it leaves: the file is complete."""

OTHERS_LEFT = b"0"
"""The answer to the program when it leaves: other processes of it are still there."""


def record(directory: str, events: int, program: int, file: BinaryIO, header: dict[str, Any]) -> None:
    """Write the log of the program of a run directory, and remove the directory when the program has ended.

    `events` is the FIFO, open for reading without waiting, and `program` the connection to the process of the script, which says by a byte
    that it has written its last record.
    """
    try:
        try:
            recording = Recording(file, header)
            recording.end(_read(recording, events, program))
        finally:
            file.close()
        _answer(program, COMPLETE)
    except OSError:
        pass  # the disk is full: the file is whole up to its last chunk, and the program goes on without the tracer
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _read(recording: Recording, events: int, program: int) -> str:
    """Read to the end; return why the recording ends before the program, or nothing.

    When the script has ended, what is in the FIFO at that moment is read before the answer; its other processes may always have more.
    """
    waits = select.poll()
    waits.register(events, select.POLLIN)
    waits.register(program, select.POLLIN)
    while True:
        ready = [number for number, _ in waits.poll(_CHUNK_MILLIS if recording.is_open else None)]
        if not ready:
            recording.flush()
        has_left = program in ready
        left = _unread(events) + 1 if has_left else int(events in ready)
        while left > 0:
            try:
                data = os.read(events, _MOST_READ)
                if not data:
                    return ""
                recording.feed(data)
                left -= len(data)
            except BlockingIOError:
                break
            except TooMany as error:
                return str(error)
            except ValueError:
                return "The program wrote something that is not a record."
        if has_left:
            waits.unregister(program)
            recording.flush()
            _answer(program, OTHERS_LEFT)


def _unread(fifo: int) -> int:
    """Return how many bytes can be read now."""
    return int.from_bytes(fcntl.ioctl(fifo, termios.FIONREAD, bytes(4)), sys.byteorder)


def _answer(program: int, answer: bytes) -> None:
    try:
        os.write(program, answer)
    except OSError:
        pass  # it has ended, or has its answer
