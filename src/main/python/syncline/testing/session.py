"""The part of pytest's session that records: it tells the recording process which test runs, and ends a test in which nobody can go on."""

from __future__ import annotations

import importlib
import os
import re
import sys
import warnings
from zlib import crc32

from syncline import actors, detachment, events, frames, interrupts, kinds, launcher, program, recorder, tracebacks
from syncline.program import Program
from syncline.recording import start
from syncline.testing import asleep, hang, keeper
from syncline.testing.connection import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from collections.abc import Generator
    from types import FrameType
    from typing import Any
else:  # without the enumerations of that one, which take a while to import
    import _signal as signal

pytest: Any = importlib.import_module("pytest")

_NAME = "syncline-session"
_FOLDER = ".syncline"
_SUFFIX = ".cborseq"
_MOST_NAME = 100
_SIGNAL = getattr(signal, "SIGRTMAX", signal.SIGUSR2 + 5) - 5
"""Seldom used by anybody else; and it is only sent while there is a handler for it."""


def begin(config: Any) -> None:
    """Install the tracer in this process, and start to record, unless that was done before.

    Raises OSError if something that is needed cannot be made.
    """
    if program.current is not None or config.pluginmanager.has_plugin(_NAME):
        return
    directory = start.new_directory()
    process = os.getpid()
    own_threads = len(asleep.threads(process)) - 1

    def record(fifo: int, connection: int) -> None:
        keeper.keep(directory, process, own_threads, _SIGNAL, fifo, connection)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a worker of xdist has a thread, which a fork does not take along
        connection = start.begin(directory, {"script": ""}, record)
    detachment.say("syncline: the recording has ended early; the tests go on without the tracer")
    launcher.install_without_output(Program(directory))
    main = actors.Actor(program.current.main if program.current is not None else "Main")
    recorder.write(kinds.STARTED, main.id)
    actors.become(main)
    config.pluginmanager.register(Session(config, Connection(connection)), _NAME)


class Session:
    """The hooks of pytest."""

    def __init__(self, config: Any, connection: Connection) -> None:
        """Record the tests of this process."""
        self._config = config
        self._connection = connection
        self._process = os.getpid()
        self._place = os.getcwd()
        self._in_phase = False
        self._status = 0
        self._text = ""
        self._stuck: set[int] = set()
        self._standstill: dict[str, list[int]] = {}
        self._file = ""
        self._is_kept = False
        signal.signal(_SIGNAL, self._nobody_can_go_on)

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: Any) -> Generator[None, Any, None]:
        """Tell where a test begins and ends."""
        if os.getpid() == self._process:
            source = str(getattr(item, "path", None) or item.fspath)
            self._file = _file_of(self._folder(), item.nodeid)
            self._text = ""
            self._is_kept = False
            _show(source)
            recorder.write(kinds.TEST, value=keeper.BEGINS, text=f"{source}\n{self._file}")
        yield
        if os.getpid() == self._process:
            hang.end_those_gone()
            recorder.write(kinds.TEST, value=keeper.ENDS)
            if self._is_kept:
                self._connection.is_kept()  # waits until it is written: xdist does not wait for the end of its workers

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Generator[None, Any, None]:
        """The fixtures of a test are about to be set up."""
        yield from self._phase()

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None, Any, None]:
        """A test is about to run."""
        yield from self._phase()

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self) -> Generator[None, Any, None]:
        """The fixtures of a test are about to be torn down."""
        yield from self._phase()

    def _phase(self) -> Generator[None, Any, None]:
        self._in_phase = True
        try:
            yield
        finally:
            self._in_phase = False

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, call: Any) -> Generator[None, Any, None]:
        """Say where the recording is, and why the test was ended, whatever it has made of that."""
        error = call.excinfo.value if call.excinfo is not None else None
        if error is not None:
            tracebacks.hide_tracer(error)
        report = (yield).get_result()
        if os.getpid() != self._process:
            return
        hung, self._standstill = self._standstill, {}
        if hung:
            hang.free(hung["actors"])
            hang.kill(hung["processes"])
            self._stuck.update(number for number in hung["actors"] if number != actors.current().id)
            if report.passed or isinstance(error, pytest.fail.Exception):
                report.longrepr = self._text
            else:
                report.sections.append(("syncline", self._text))
            if report.passed:
                report.outcome = "failed"
        if report.failed:
            if error is not None and not hung:
                events.emit_uncaught(error)
            why = self._text or (events.error_text(error) if error is not None else "")
            recorder.write(kinds.TEST, value=keeper.FAILS, text=f"The test has failed: {why}".partition("\n")[0])
            self._is_kept = self._connection.is_kept()
            if self._is_kept:
                _ignore(self._folder())
                report.sections.append(("syncline", f"syncline open {os.path.relpath(self._file, self._place)}"))

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Remember how the session has ended."""
        self._status = int(exitstatus)

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """Complete the recordings; end the process if threads that hang for ever would keep it."""
        if os.getpid() != self._process:
            return
        self._connection.leave()
        recorder.stop()
        names = hang.keeps_process(self._stuck)
        if names:
            sys.stderr.write(f"syncline: the process is ended, because threads of it hang for ever: {', '.join(names)}\n")
            for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
                if stream is not None:
                    stream.flush()
            os._exit(self._status)

    def _nobody_can_go_on(self, number: int, frame: FrameType | None) -> None:
        """End the test, unless something has changed since the recording process has looked; it says so again then."""
        found = self._connection.standstill() if os.getpid() == self._process else None
        main = actors.existing()
        if found is None or main is None or not self._in_phase or hang.alarm_is_set():
            return
        is_stuck = main.id in found["actors"]
        if main.waiting is None if is_stuck else not main.blocking and interrupts.runs_tracer(frame):
            return
        recorder.write(kinds.TEST, value=keeper.HANGS, text=found["hang"])
        former = self._standstill  # what the test does as it ends may hang, too; the first one counts
        self._standstill = {key: [*former.get(key, []), *found[key]] for key in ("actors", "processes")}
        if not former:
            self._text = f"{found['hang']}\n\n{hang.stacks(frame, self._stuck)}"
        pytest.fail(found["hang"], pytrace=False)

    def _folder(self) -> str:
        return os.path.join(str(getattr(self._config, "rootpath", None) or self._config.rootdir), _FOLDER)


def _show(source: str) -> None:
    """Let lines be those of a file; children that are spawned read its name in the run directory."""
    running = program.current
    if running is not None and running.script != source:
        running.script = source
        frames.set_script(source)
        try:
            running.save()
        except OSError:
            pass  # the recording process has removed the run directory, or the disk is full


def _ignore(folder: str) -> None:
    """Keep the recordings out of Git."""
    try:
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ".gitignore"), "x", encoding="utf-8") as file:
            file.write("*\n")
    except OSError:
        pass  # it is there, or nothing can be written


def _file_of(folder: str, node: str) -> str:
    """Return the path of the recording of a test."""
    return os.path.join(folder, *map(_plain, re.split("/|::", node))) + _SUFFIX


def _plain(part: str) -> str:
    """Return a part of the id of a test as the name of a file."""
    name = re.sub(r"[^\w.\[\]=,+-]", "_", part).lstrip(".")[:_MOST_NAME]
    return name if name == part else f"{name}-{crc32(part.encode('utf-8', 'replace')):08x}"
