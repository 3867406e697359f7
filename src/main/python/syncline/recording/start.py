"""Starts the process that records, from the one that is to become the script."""

from __future__ import annotations

import fcntl
import json
import os
import sys
import time
from _socket import socketpair

from syncline import board, detachment, recorder, script

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from typing import Any, BinaryIO, Callable
else:  # without the enumerations of that one, which take a while to import
    import _signal as signal

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_ID_LENGTH = 10
_MOST_NAME = 60
_HIGH_DESCRIPTOR = 500
_STANDARD = 3
_OPEN_FILES = "/dev/fd"


def start(path: str, script_path: str) -> str:
    """Start to record a script into a file; return the run directory, which the recording process removes.

    The recording process is no child of this one, which would find it when it waits for its own, and has neither its terminal nor its
    files: Ctrl-C ends the script, and a pipe that it writes to ends with it.

    Raises OSError if the file, or something else that is needed, cannot be made.
    """
    file = open(path, "wb", buffering=0)  # noqa: SIM115 - it is that of the recording process
    directory = new_directory()
    try:
        _start(directory, file, script_path)
    except OSError:
        _remove(directory)
        raise
    detachment.say("syncline: the recording has ended early; the script goes on without the tracer")
    return directory


def _remove(directory: str) -> None:
    import shutil  # takes long to import, and the script may not need it

    shutil.rmtree(directory, ignore_errors=True)


def _start(directory: str, file: BinaryIO, script_path: str) -> None:
    header = describe(script_path)

    def record(events: int, program: int) -> None:
        from syncline.recording import process

        process.record(directory, events, program, file, header)

    ours = begin(directory, {"script": script_path, "variables": True}, record, file.fileno())
    file.close()
    _leave_at_the_end(ours, directory)


def begin(directory: str, keys: dict[str, Any], record: Callable[[int, int], None], *kept: int) -> int:
    """Make what is in a run directory, and start the process that reads its FIFO; return the connection to that process.

    That process calls `record` with the FIFO and its end of the connection, has no other descriptors than these and those that are `kept`,
    and ends.

    Raises OSError if something cannot be made.
    """
    os.mkfifo(os.path.join(directory, "events"), 0o600)
    with open(os.path.join(directory, "board"), "wb") as page:
        page.write(board.running())
    with open(os.path.join(directory, "program.json"), "w", encoding="utf-8") as description:
        json.dump({**keys, "attached": True}, description)
    events = os.open(os.path.join(directory, "events"), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    ours, theirs = (end.detach() for end in socketpair())
    child = os.fork()
    if child == 0:
        _record(record, events, theirs, *kept)
    os.waitpid(child, 0)
    for descriptor in (events, theirs):
        os.close(descriptor)
    return _moved_out_of_the_way(ours)


def _record(record: Callable[[int, int], None], events: int, program: int, *kept: int) -> None:
    """Become the recording process, in a session of its own."""
    try:
        os.setsid()
        if os.fork():
            os._exit(0)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # it ends when the program has ended
        _let_go_of_all_but(events, program, *kept)
        record(events, program)
    finally:
        os._exit(0)


def _let_go_of_all_but(*kept: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(_STANDARD):
        if number not in kept:
            os.dup2(nothing, number)
    for number in map(int, os.listdir(_OPEN_FILES)):
        if number >= _STANDARD and number not in kept:
            try:
                os.close(number)
            except OSError:
                pass  # it was that of the listing
    os.chdir("/")


def _leave_at_the_end(recording: int, directory: str) -> None:
    """When the script has ended, wait until its file is complete, or only what its other processes do is missing.

    What a recording process has left that was killed is removed then.
    """
    process = os.getpid()

    def leave() -> None:
        if os.getpid() != process:
            return  # a child, which was forked
        recorder.stop()
        try:
            os.write(recording, b".")
            answer = os.read(recording, 1)
        except OSError:
            answer = b""
        if not answer:
            _remove(directory)

    script.at_the_end.append(leave)


def _moved_out_of_the_way(descriptor: int) -> int:
    """The script finds the low numbers as free as it expects them."""
    try:
        moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _HIGH_DESCRIPTOR)
    except OSError:  # fewer descriptors are allowed than that
        return descriptor
    os.close(descriptor)
    return moved


def new_directory() -> str:
    """Make a run directory, which only this user can enter."""
    directory = os.path.abspath(os.path.join(os.environ.get("TMPDIR") or "/tmp", f"syncline-{_new_id()}"))
    os.mkdir(directory, 0o700)
    return directory


def _new_id() -> str:
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(_ID_LENGTH))


def _name(script_path: str) -> str:
    """Return the name of a script as the server has it: up to 60 letters, digits, dots, hyphens and underscores."""
    stem = os.path.basename(script_path)
    if stem.endswith(".py"):
        stem = stem[:-3]
    name = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in stem)
    return name.lstrip("._-")[:_MOST_NAME] or "program"


def describe(script_path: str) -> dict[str, Any]:
    """Return the header of the log of a program that begins now."""
    with open(script_path, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    return {
        "run": _new_id(),
        "scenario": f"script:{_name(script_path)}",
        "engine": "cpython-{}.{}.{}".format(*sys.version_info[:3]),
        "knobs": {},
        "seed": 0,
        "started": int(time.time() * 1000),
        "script": text,
    }
