"""A small server for tests: makes a run directory, starts the tracer in it, and reads what it records."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Callable

from records import Event, Log

PACKAGE = Path(__file__).resolve().parents[2] / "main" / "python"
CATALOG = PACKAGE.parent / "resources" / "catalog"
PATIENCE = 60.0

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a build in the background; the programs would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

_CLOCK = struct.Struct("<dqq")


class Run:
    """One run of a script: a context manager, which leaves nothing behind."""

    def __init__(self, source: str | Path, paused: bool = False, **program: Any) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="syncline-"))
        self.log = Log()
        self.output = ""
        self.errors = ""
        self._changed = threading.Condition()
        self._connections: dict[int, socket.socket] = {}
        self._console: socket.socket | None = None
        script = self.directory / "program.py" if isinstance(source, str) else source
        if isinstance(source, str):
            script.write_text(source, encoding="utf-8")
        keys = {"script": str(script), "arguments": [], "main": "Main", "knobs": {}, "variables": False, "seed": None}
        (self.directory / "program.json").write_text(json.dumps({**keys, "console": False, **program}))
        self._leaving = False
        self._requests = 0
        self._board = bytearray(4096)
        self._version = 0
        _CLOCK.pack_into(self._board, 8, 1.0, 0, time.monotonic_ns())
        self._board[0] = paused
        self._board[1] = paused
        (self.directory / "board").write_bytes(self._board)
        os.mkfifo(self.directory / "events")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.directory / "control"))
        self._listener.listen(100)
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Run:
        self.listen()
        self._start()
        return self

    def listen(self) -> None:
        """Be a server for the program that is about to be traced."""
        threading.Thread(target=self._accept, daemon=True).start()
        reader = os.open(self.directory / "events", os.O_RDONLY | os.O_NONBLOCK)
        os.set_blocking(reader, True)
        self._writer = os.open(self.directory / "events", os.O_WRONLY)  # until the process has opened it too
        self._reading = threading.Thread(target=self._read, args=(reader,), daemon=True)
        self._reading.start()

    def _start(self) -> None:
        self._out = open(self.directory / "stdout", "wb")  # noqa: SIM115 - closed at the exit
        self._err = open(self.directory / "stderr", "wb")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-W", "error", "-m", "syncline.traced", str(self.directory)],
            env={**os.environ, "PYTHONPATH": str(PACKAGE)},
            stdin=subprocess.DEVNULL,
            stdout=self._out,
            stderr=self._err,
            start_new_session=True,
        )

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._listener.close()
        for connection in self._connections.values():
            connection.close()
        if self._console is not None:
            self._console.close()
        self._out.close()
        self._err.close()
        shutil.rmtree(self.directory)

    def end(self) -> int:
        """Wait for the end of the program and its log; return its exit status."""
        assert self.process is not None
        status = self.process.wait(PATIENCE)
        self._close_log()
        return status

    def stop(self) -> None:
        """Kill what is left of the program."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        self._close_log()

    def leave(self) -> None:
        """Close the FIFO, as a server does that dies."""
        self._leaving = True

    def interrupt(self) -> None:
        """Send SIGINT to the program."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)

    def wait_for(self, condition: Callable[[Log], Any]) -> Any:
        """Wait until the log fulfils a condition; return what that gives."""
        with self._changed:
            found = self._changed.wait_for(lambda: condition(self.log), PATIENCE)
        if not found:
            raise AssertionError("It did not come about; the log:\n" + self.log.text()[-5000:])
        return found

    def wait_for_event(self, kind: str, **properties: Any) -> Event:
        """Wait for an event of this kind with these properties; return the first."""
        found: Event = self.wait_for(lambda log: next(iter(log.find(kind, **properties)), None))
        return found

    def pause(self) -> None:
        """Close the gate and stop the clock."""
        self._set_clock(True)
        self._poke(0, b"\1")

    def control(self) -> None:
        """Let no actor proceed without a grant, though the clock goes on."""
        self._poke(2, b"\1")

    def be_time(self, actor: str) -> None:
        """Let the time of an actor come, which sleeps or waits with a timeout in a controlled run."""
        self._poke(36, struct.pack("<I", self.log.actor(actor)))

    def proceed(self) -> None:
        """Open the gate, let the clock go on, and grant what is held."""
        with self._changed:
            held = {event.actor_id for kind in ("held", "ready") for event in self.log.find(kind)}
            assert self._changed.wait_for(lambda: held <= self._connections.keys(), PATIENCE)
        self._poke(0, b"\0")
        self._set_clock(False)
        for actor in list(self._connections):
            with contextlib.suppress(OSError):  # it has ended
                self.grant(actor)

    def grant(self, actor: int | str) -> None:
        """Let an actor, which is held at the gate, do one operation."""
        number = actor if isinstance(actor, int) else self.log.actor(actor)
        with self._changed:
            assert self._changed.wait_for(lambda: number in self._connections, PATIENCE)
        self._connections[number].send(b"\1")

    def hang_up(self, actor: str) -> None:
        """Close the connection of an actor that is held, as a server does that ends."""
        number = self.log.actor(actor)
        with self._changed:
            assert self._changed.wait_for(lambda: number in self._connections, PATIENCE)
        self._connections[number].close()

    @staticmethod
    def machine_time_passes(seconds: float) -> float:
        """Let the machine's clock go on: the one thing that no event can tell."""
        time.sleep(seconds)
        return seconds

    def ask(self, **request: Any) -> None:
        """Let the user do an operation."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._console, PATIENCE)
        assert self._console is not None
        self._console.sendall(json.dumps(request).encode() + b"\n")

    def answer(self, **request: Any) -> dict[str, Any]:
        """Return the next answer to the user, perhaps after one more operation."""
        if request:
            self.ask(**request)
        assert self._console is not None
        self._console.settimeout(PATIENCE)
        text = b""
        while not text.endswith(b"\n"):
            text += self._console.recv(1)
        answer: dict[str, Any] = json.loads(text)
        return answer

    def type(self, line: str) -> str:
        """Run a line of the user; return the traceback that has ended it, or an empty text."""
        self._requests += 1
        error = str(self.answer(id=self._requests, line=line)["error"])
        self.wait_for_event("answered", value=self._requests)  # then all that it led to has been read, too
        return error

    def begin_to_type(self, line: str) -> None:
        """Let a line of the user begin, whose end `answer` waits for."""
        self._requests += 1
        self.ask(id=self._requests, line=line)

    def interrupt_you(self) -> None:
        """Interrupt the line that was typed last."""
        self._poke(40, struct.pack("<I", self._requests))

    def object(self, name: str) -> int:
        """Wait until an object is known; return its number."""
        return self.wait_for(lambda log: next((number for number, one in log.objects.items() if one["name"] == name), 0))

    def move_knobs(self, **values: Any) -> None:
        """Give constants of the script other values."""
        (self.directory / "new").write_text(json.dumps(values))
        os.replace(self.directory / "new", self.directory / "knobs.json")
        self._version += 1
        self._poke(32, struct.pack("<I", self._version))

    def rush(self) -> None:
        """Let the clock go a million times as fast as the machine's."""
        self._set_clock(False, 1e6)

    def _set_clock(self, stopped: bool, new_speed: float = 1.0) -> None:
        now = time.monotonic_ns()
        speed, shown, changed = _CLOCK.unpack_from(self._board, 8)
        if not self._board[1]:
            shown += int((now - changed) * speed)
        (version,) = struct.unpack_from("<I", self._board, 4)
        self._poke(4, struct.pack("<I", version + 1))
        self._poke(1, bytes([stopped]))
        self._poke(8, _CLOCK.pack(new_speed, shown, now))
        self._poke(4, struct.pack("<I", version + 2))

    def _poke(self, offset: int, data: bytes) -> None:
        self._board[offset : offset + len(data)] = data
        with open(self.directory / "board", "r+b", buffering=0) as file:
            file.seek(offset)
            file.write(data)

    def _close_log(self) -> None:
        if self._writer >= 0:
            os.close(self._writer)
            self._writer = -1
            self._reading.join(PATIENCE)
            self.output = (self.directory / "stdout").read_text("utf-8", "replace")
            self.errors = (self.directory / "stderr").read_text("utf-8", "replace")

    def _read(self, reader: int) -> None:
        while True:
            data = b"" if self._leaving else os.read(reader, 1 << 18)
            with self._changed:
                self.log.feed(data)
                self._changed.notify_all()
            if not data:
                os.close(reader)
                return

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            greeting = connection.recv(1)
            with self._changed:
                if greeting == b"c":
                    self._console = connection
                else:
                    self._connections[struct.unpack("<I", connection.recv(4))[0]] = connection
                self._changed.notify_all()
