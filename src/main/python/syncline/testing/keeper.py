"""The process that records tests: it reads the FIFO, keeps what is worth it, and tells the session when nobody can go on."""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import sys
import termios
import time

from syncline import kinds
from syncline.recording.entities import TooMany
from syncline.recording.records import RecordReader
from syncline.testing import asleep
from syncline.testing.kept import KeptTest
from syncline.testing.lanes import Lanes
from syncline.testing.standstill import Standstill, Watch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from syncline.recording.records import Record

BEGINS = 0
"""The value of the record of a test that begins; its text is the path of its file and that of its recording, a line each."""

ENDS = 1
"""The value of the record of a test that ends."""

FAILS = 2
"""The value of the record of a test that has failed; the text says why."""

HANGS = 3
"""The value of the record of a test that is being ended because nobody can go on."""

IS_KEPT = b"?"
"""The question whether the test that runs leaves a recording; it is answered by a line."""

LEAVES = b"."
"""The session has ended: it is told, by a line, when everything is written."""

_TICK = 0.1
_MOST_READ = 1 << 18
_CRASHED = "The process has ended during the test."


def keep(directory: str, process: int, own_threads: int, number: int, events: int, program: int) -> None:
    """Record the tests of a process, which gets the signal of this number if nobody can go on, until it ends."""
    try:
        os.set_blocking(program, False)
        Keeper(process, own_threads, number).run(events, program)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


class Keeper:
    """Takes the records of a session."""

    def __init__(self, process: int, own_threads: int, number: int) -> None:
        """Begin without a test."""
        self._process = process
        self._number = number
        self._reader = RecordReader()
        self._lanes = Lanes()
        self._watch = Watch(self._lanes, process, own_threads)
        self._test: KeptTest | None = None
        self._found: Standstill | None = None

    def run(self, events: int, program: int) -> None:
        """Read to the end of the session."""
        waits = select.poll()
        waits.register(events, select.POLLIN)
        waits.register(program, select.POLLIN)
        looked = 0.0
        while True:
            ready = [number for number, _ in waits.poll(_TICK * 1000 if self._test is not None else None)]
            asks = program in ready
            is_open = self._read(events, asks)
            if not is_open or (asks and not self._answer(program)):
                break
            now = time.monotonic()
            if self._test is not None and now - looked >= _TICK:
                looked = now
                self._look(program, now)
        self._end(_CRASHED)
        _send(program, {})

    def _read(self, events: int, all_there_is: bool) -> bool:
        """Take what can be read, all of it or a part; return False at the end."""
        left = _unread(events) if all_there_is else 1
        while left > 0:
            try:
                data = os.read(events, _MOST_READ)
            except BlockingIOError:
                return True
            if not data:
                return False
            self._watch.changed()
            for record in self._reader.feed(data):
                self._take(record)
            left -= len(data)
        return True

    def _take(self, record: Record) -> None:
        if record.kind == kinds.TEST:
            self._take_test(record)
            return
        if self._test is not None:
            self._test.add(record)
        self._lanes.take(record)

    def _take_test(self, record: Record) -> None:
        if record.value == BEGINS:
            self._lanes.forget_ended()
            self._test = KeptTest(record, self._lanes)
        elif record.value == ENDS:
            self._end("")
        elif self._test is not None:
            self._test.why = self._test.why or record.text
            if record.value == HANGS and self._found is not None:
                if self._test.standstill is None:
                    self._test.hangs(self._found)
                self._watch.reported(self._found)

    def _end(self, why: str) -> None:
        test, self._test, self._found = self._test, None, None
        if test is None:
            return
        test.why = test.why or why
        try:
            test.write()
        except (OSError, TooMany, ValueError):
            pass  # there is no room for it

    def _look(self, program: int, now: float) -> None:
        found = self._watch.look(now)
        if found is not None and asleep.catches(self._process, self._number):
            self._found = found  # stays: the process is awake when it answers, and is not found then
            lanes = self._lanes.actors
            _send(
                program,
                {
                    "hang": found.sentence,
                    "actors": found.actors,
                    "processes": sorted({lanes[number].process for number in found.actors} - {self._process}),
                },
            )
            os.kill(self._process, self._number)

    def _answer(self, program: int) -> bool:
        try:
            asked = os.read(program, 64)
        except OSError:
            asked = b""
        if asked and LEAVES not in asked:
            _send(program, {"kept": self._test is not None and self._test.is_concurrent})
            return True
        return False


def _send(program: int, message: dict[str, object]) -> None:
    try:
        os.write(program, json.dumps(message).encode() + b"\n")
    except OSError:
        pass  # nobody reads it: it is sent again, or the session has ended


def _unread(fifo: int) -> int:
    """Return how many bytes can be read now."""
    return int.from_bytes(fcntl.ioctl(fifo, termios.FIONREAD, bytes(4)), sys.byteorder)
