"""Runs scripts from the command line, and reads the logs that are recorded."""

from __future__ import annotations

import io
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable

from records import KINDS
from server import PACKAGE, PATIENCE

_FORMATS = {64: "B", 69: "H", 78: "i", 86: "d"}
_NONE = 0xFFFF


class RecordedLog:
    """A log in the format of docs/log-format.md; what is after the last whole chunk is left out."""

    def __init__(self, content: bytes) -> None:
        file = io.BytesIO(content)
        self.header: dict[str, Any] = _item(file) if content else {}
        self.actors: list[str] = []
        self.objects: list[str] = []
        self.notes: list[dict[str, Any]] = []
        self.events: list[str] = []
        while self.header:
            try:
                chunk: dict[str, Any] = _item(file)
            except (struct.error, IndexError):
                return
            assert chunk["seq"] == len(self.events), chunk
            self._add(chunk)

    @property
    def ending(self) -> dict[str, Any] | None:
        return self.notes[-1] if self.notes and self.notes[-1]["kind"] == "ended" else None

    def _add(self, chunk: dict[str, Any]) -> None:
        for key, known in (("actors", self.actors), ("objects", self.objects)):
            for one in chunk.get(key, []):
                assert one["id"] == len(known), one
                known.append(one["name"])
        self.notes += chunk.get("notes", [])
        texts = ["", *chunk.get("texts", [])]
        for index in range(chunk["count"]):
            actor, thing, value = (chunk[key][index] for key in ("actor", "object", "value"))
            name = "" if thing == _NONE else self.objects[thing]
            parts = (self.actors[actor], KINDS[chunk["kind"][index]], name, str(value or ""), texts[chunk["text"][index]])
            self.events.append(" ".join(filter(None, parts)))


class Command:
    """One call of the command line in a directory of its own: a context manager, which leaves nothing behind."""

    path = str(PACKAGE)

    def __init__(self, source: str, *options: str, arguments: tuple[str, ...] = (), stdin: str = "") -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="syncline-")
        self.directory = Path(self._temporary.name)
        self.script = self.directory / "program.py"
        self.script.write_text(source, encoding="utf-8")
        self.file = self.directory / "program.cborseq"
        self._options = options or ("-m", "syncline", "--record", str(self.file))
        self._arguments = arguments
        self._stdin = stdin

    def __enter__(self) -> Command:
        (self.directory / "stdin").write_text(self._stdin)
        place = self.directory
        with open(place / "stdin") as source, open(place / "out", "w") as out, open(place / "err", "w") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-u", *self._options, str(self.script), *self._arguments],
                env={**os.environ, "PYTHONPATH": self.path, "TMPDIR": str(self.directory)},
                cwd=self.directory,
                stdin=source,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
        return self

    def __exit__(self, *_: object) -> None:
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it has ended
        self.process.wait(PATIENCE)
        until(lambda: not list(self.directory.glob("syncline-*")))
        self._temporary.cleanup()

    def end(self) -> int:
        """Wait for the end of the script; return its exit status."""
        return self.process.wait(PATIENCE)

    def kill(self, number: int) -> None:
        """Send a signal to the foreground, as the terminal does."""
        os.killpg(self.process.pid, number)

    @property
    def output(self) -> str:
        return (self.directory / "out").read_text().replace(str(self.directory), "DIR")

    @property
    def errors(self) -> str:
        return (self.directory / "err").read_text().replace(str(self.directory), "DIR")

    @property
    def log(self) -> RecordedLog:
        return RecordedLog(self.file.read_bytes())

    def ended_log(self) -> RecordedLog:
        """Wait until the recording has an end; return it."""
        until(lambda: self.log.ending)
        return self.log


def until(condition: Callable[[], Any]) -> Any:
    """Wait until a condition about the operating system holds, which nothing announces; return what it gives."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError("It did not come about.")
        time.sleep(0.01)


def _item(file: io.BytesIO) -> Any:
    first = file.read(1)[0]
    major, argument = first >> 5, first & 31
    if first == 0xFB:
        return struct.unpack(">d", file.read(8))[0]
    if first in (0xF4, 0xF5):
        return first == 0xF5
    if argument >= 24:
        size = 1 << argument - 24
        argument = int.from_bytes(_exactly(file, size), "big")
    if major in (0, 1):
        return argument if major == 0 else -1 - argument
    if major in (2, 3):
        data = _exactly(file, argument)
        return data if major == 2 else data.decode()
    if major == 4:
        return [_item(file) for _ in range(argument)]
    if major == 5:
        return {_item(file): _item(file) for _ in range(argument)}
    data, code = _item(file), _FORMATS[argument]
    return struct.unpack(f"<{len(data) // struct.calcsize(code)}{code}", data)


def _exactly(file: io.BytesIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise IndexError("the file breaks off")
    return data
