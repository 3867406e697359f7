"""The command line: runs a script under the tracer, or opens a recording.

    python -m syncline [OPTIONS] SCRIPT [ARGUMENTS]        the same as: syncline trace …
    python -m syncline open FILE                           the same as: syncline open …

The script is run by this very process, so its terminal, its signals and its exit status are those that it has without the tracer.
"""

from __future__ import annotations

import os
import sys

from syncline.shown import Shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_USAGE = """\
usage: syncline trace [--server URL | --record FILE] [--include NAME] [--only DIR] SCRIPT [ARGUMENTS]
       syncline open [--server URL] FILE

`syncline trace` runs a Python script as `python SCRIPT ARGUMENTS` does, and shows on a server, or records in a file, what its
threads and processes do; `python -m syncline` is the same. `syncline open` shows a recording in the browser.

  --include NAME  show what this package or module does, too, though it is installed; several with commas between them
  --only DIR      show nothing else but what the script, the code in this directory, and what is included do
  --record FILE   write the log to this file, for example race.cborseq
  --server URL    the address of the server, by default http://localhost:8080
"""
_SERVER = "http://localhost:8080"
_FAILED = 1
_WRONG_USAGE = 2


class _Refused(Exception):
    """The command line is wrong; the text says why."""


class _Options:
    """What the command line says: the options, and the words from the first one on that is none."""

    def __init__(self, words: list[str], *names: str) -> None:
        """Take the words apart, in which these options may be; raises _Refused."""
        self.values: dict[str, str] = {}
        self.rest = list(words)
        while self.rest and self.rest[0].startswith("-"):
            name, has_value, value = self.rest.pop(0).partition("=")
            if name in ("-h", "--help"):
                print(_USAGE, end="")
                sys.exit()
            if name not in names:
                raise _Refused(f"there is no option {name}")
            if not has_value:
                if not self.rest:
                    raise _Refused(f"the option {name} needs a value")
                value = self.rest.pop(0)
            self.values[name] = value

    @property
    def server(self) -> str:
        """The address of the server."""
        return self.values.get("--server", _SERVER).rstrip("/")


def main(words: list[str]) -> None:
    """Do what the command line says; returns or raises SystemExit as the script does."""
    from syncline import launcher

    launcher.leave_path()
    try:
        if words[:1] == ["open"]:
            _open(words[1:])
        else:
            _trace(words[1:] if words[:1] == ["trace"] else words)
    except _Refused as why:
        _refuse(f"{why}\n{_USAGE}")


def entry() -> None:
    """Be the command ``syncline``."""
    main(sys.argv[1:])


def _open(words: list[str]) -> None:
    files = _Options(words, "--server").rest
    options = _Options(words[: len(words) - len(files)] + files[1:], "--server")
    if not files or options.rest:
        raise _Refused("one recording is to be named")
    from syncline import opening

    try:
        print(opening.open_recording(files[0], options.server))
    except OSError as error:
        _refuse(f"{files[0]}: {error.strerror or error}\n", _FAILED)


def _trace(words: list[str]) -> None:
    options = _Options(words, "--include", "--only", "--record", "--server")
    if not options.rest:
        raise _Refused("no script is named")
    script, *arguments = options.rest
    _look_for(script)
    file = options.values.get("--record")
    if file is not None and "--server" in options.values:
        raise _Refused("there is either a server or a recording")
    try:
        shown = Shown(script, options.values.get("--include", ""), options.values.get("--only"))
    except ValueError as wrong:
        raise _Refused(str(wrong)) from None
    directory = _attached(options.server, script) if file is None else _recorded(file, script)
    _run(directory, script, arguments, shown)


def _recorded(file: str, script: str) -> str:
    """Return the run directory of a script that is recorded; raises _Refused."""
    from syncline.recording import start

    if os.path.exists(file) and os.path.samefile(file, script):
        raise _Refused("the recording would overwrite the script")
    try:
        return start.start(file, script)
    except OSError as error:
        _refuse(f"{error.filename or file} cannot be written: {error.strerror}\n")


def _attached(server: str, script: str) -> str | None:
    """Return the run directory of a script that the server shows; None if there is no server, which is said then."""
    from syncline import attach, detachment

    try:
        directory, link = attach.attach(server, script)
    except attach.Refused as why:
        _say(f"{why}; the script runs without the tracer")
        return None
    _say(link)
    detachment.say("syncline: the run has ended on the server; the script goes on without the tracer")
    return directory


def _run(directory: str | None, script: str, arguments: list[str], shown: Shown) -> None:
    """Run the script under the tracer; without it if there is no run directory, or the run has just ended."""
    from syncline import launcher
    from syncline.program import Program

    if directory is None:
        launcher.run_untraced(Program.untraced(script, arguments))
        return
    try:
        program = Program(directory)
        program.script, program.arguments = script, arguments
        shown.write(program)
        launcher.install(program)
    except OSError:
        _say("its run has ended already; the script runs without the tracer")
        launcher.run_untraced(Program.untraced(script, arguments))
    else:
        launcher.run(program)


def _look_for(script: str) -> None:
    """End as Python does if there is no script."""
    try:
        open(script, "rb").close()
    except OSError as error:
        reason = f"[Errno {error.errno}] {error.strerror}"
        _refuse(f"can't open file {os.path.abspath(script)!r}: {reason}\n")


def _say(sentence: str) -> None:
    sys.stderr.write(f"syncline: {sentence}\n")
    sys.stderr.flush()


def _refuse(text: str, status: int = _WRONG_USAGE) -> NoReturn:
    sys.stderr.write(f"syncline: {text}")
    sys.exit(status)
