"""Processes of ``multiprocessing``: actors that start themselves, end, and are joined.

A child may be killed before it could say anything. So the parent that learns of its end records that it was started and has
ended, as the child would have; the server takes what it hears first.
"""

from __future__ import annotations

import os
import select
import sys
from _thread import allocate_lock, get_ident
from functools import partial

from syncline import actors, events, forks, frames, gate, identity, kinds, recorder, tracebacks, user
from syncline.objects import TracedObject
from syncline.patches import patch, threads
from syncline.processes import waits
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from types import ModuleType
    from typing import Any, Callable
else:
    import _signal


_SLICE = 0.05


class Lane:
    """What a process is told by the one that starts it: its lane, the object that others join, who starts it, at which line.

    `alive` is held in the process that has started it, until it is known there that the child has ended.
    """

    alive: Any = None

    def __init__(self, name: str, traced: TracedObject, starter: int, line: int) -> None:
        self.name = name
        self.traced = traced
        self.starter = starter
        self.line = line


starting: dict[int, Lane] = {}
"""The processes that are being started, by the number of the thread that does it."""

_children: dict[int, Lane] = {}
_exit_code = 0


def process_starts(process: Any) -> None:
    """The process is about to be started, which the caller does then."""
    starter = None if actors.is_library_thread() else actors.current()
    worker = process.__dict__.get("_syncline_worker")  # of an executor: it is started with locks of that held
    if starter is not None and worker is None:
        gate.enter("start")
    name = worker or _name(process)
    manager = process.__dict__.get("_syncline_manager")
    traced = manager or TracedObject("Process", name)
    traced.declare()
    line = frames.script_line(sys._getframe(1))
    process._syncline_lane = starting[get_ident()] = Lane(name, traced, starter.id if starter is not None else 0, line)
    forks.child_names_itself(True)


def process_was_launched(process: Any) -> None:
    """The process was started, or could not be."""
    forks.child_names_itself(False)
    lane = starting.pop(get_ident())
    if process._popen is not None:
        number = process._popen.pid
        actors.declare(identity.first_actor_of(number), lane.name, actors.PROCESS, number)
        lane.alive = allocate_lock()
        lane.alive.acquire()
        _children[number] = lane


def begin(lane: Lane) -> None:
    """Let the calling thread be the actor of this process, which starts here."""
    actor = actors.Actor(lane.name, actors.PROCESS)
    actors.become(actor)
    gate.go_on()
    recorder.write(kinds.STARTED, actor.id, value=os.getpid(), line=lane.line, peer=lane.starter)


def process_begins(process: Any) -> None:
    """The process runs: it has been forked, or has imported the script."""
    lane = process.__dict__.get("_syncline_lane")
    actor = actors.existing()
    if lane is not None and (actor is None or actor.kind != actors.PROCESS):
        begin(lane)


def process_raises() -> None:
    """An exception ends the calling process."""
    error = sys.exc_info()[1]
    if error is not None:
        tracebacks.hide_tracer(error)
        events.emit_uncaught(error)


def process_returns(code: int) -> None:
    """The process is going to end with this code; what is registered for its end comes first."""
    global _exit_code
    _exit_code = code


def process_ends(code: int | None = None) -> None:
    """The process ends now."""
    actor = actors.existing()
    if actor is not None and not actor.ended and actor.kind == actors.PROCESS:
        _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())  # it ends with the code that it says
        threads.end(actor, recorder.clamp(_exit_code if code is None else code))


def process_is_signalled(process: Any, operation: str) -> None:
    """A signal is about to be sent to the process."""
    if process.__dict__.get("_syncline_lane") is None:
        return
    by_library = actors.is_library_thread()
    if by_library and _has_ended(process):
        return
    if not by_library:
        gate.enter(operation)
    recorder.write(kinds.SIGNALLED, 0 if by_library else actors.current().id, peer=identity.first_actor_of(process.pid))


def _has_ended(process: Any) -> bool:
    poll = select.poll()
    poll.register(process.sentinel, select.POLLIN)
    return bool(poll.poll(0))


def child_is_reaped(popen: Any) -> None:
    """A child was found to have ended."""
    lane = _children.pop(popen.pid, None)
    if lane is not None and popen.returncode is not None:
        number = identity.first_actor_of(popen.pid)
        recorder.write(kinds.STARTED, number, value=popen.pid, line=lane.line, peer=lane.starter)
        recorder.write(kinds.ENDED, number, value=recorder.clamp(popen.returncode))
        lane.alive.release()


def join(process: Any, timeout: float | None) -> int | None:
    """Wait for the end of a process, at most `timeout` seconds of the run's clock; return its exit code, None if it goes on."""
    popen, lane = process._popen, process.__dict__.get("_syncline_lane")
    if lane is None or actors.is_library_thread():
        code: int | None = popen.wait(timeout)
        return code
    gate.enter("join", lane.traced)
    wait = partial(popen.wait, timeout)
    if timeout is None and user.is_caller():

        def wait() -> int | None:
            user.wait(lambda seconds: popen.wait(seconds) is not None)
            return popen.wait(0)

    return _join(lane, popen, popen.poll(), timeout, wait)


def join_reaped(process: Any, reaper: Any) -> None:
    """Wait until a thread of a library, the `reaper`, which alone may do that, has found that a process has ended, or has ended itself."""
    popen, lane = process._popen, process.__dict__.get("_syncline_lane")
    if lane is None or lane.alive is None:
        return

    def wait() -> int | None:
        while reaper.is_alive():
            if waits.blocking(lane.alive.acquire, True, _SLICE):
                lane.alive.release()
                break
        code: int | None = popen.returncode
        return code

    gate.enter("join", lane.traced)
    _join(lane, popen, None if lane.alive.locked() else popen.returncode, None, wait)


def _join(lane: Lane, popen: Any, code: int | None, timeout: float | None, wait: Callable[[], int | None]) -> int | None:
    """Record a join, and `wait` if the exit code is not known yet; returns it."""
    peer = identity.first_actor_of(popen.pid)
    if code is None and (timeout is None or timeout > 0):
        text = f"waits for {lane.name} to end"
        events.emit(kinds.WAITING, lane.traced, 1, text, timeout, peer)
    try:
        if code is None:
            code = wait()
    except BaseException as error:
        events.emit(kinds.RAISED, lane.traced, text=events.error_text(error), peer=peer)
        raise
    if code is None and timeout is not None:
        events.emit(kinds.TIMED_OUT, lane.traced, peer=peer)
    else:
        gate.go_on()
        events.emit(kinds.PASSED, lane.traced, recorder.clamp(code or 0), peer=peer)
    return code


def _name(process: Any) -> str:
    """Return the name of the lane; one that Python made up gives way to the first text among the arguments, or the function's."""
    name: str = process._name
    manager = process.__dict__.get("_syncline_manager")
    if manager is not None:
        return str(manager.known_name())
    number = name.rpartition("-")[2]
    if "PoolWorker-" in name:
        return f"Worker {number}"
    if name != f"{type(process).__name__}-{':'.join(map(str, process._identity))}":
        return name
    text = next((argument for argument in process._args if isinstance(argument, str) and argument), None)
    if text is not None:
        return text
    function = getattr(process._target, "__name__", None)
    return f"{function} {number}" if function else name


def _forget_children() -> None:
    _children.clear()
    starting.clear()


forks.after(_forget_children)


@patch("multiprocessing.process")
def _patch_process(process: ModuleType) -> None:
    edit(
        process,
        "BaseProcess.start",
        instead(
            "self._popen = self._Popen(self)",
            "_syncline.process_starts(self)\ntry:\n    ...\nfinally:\n    _syncline.process_was_launched(self)",
        ),
    )
    edit(
        process,
        "BaseProcess.join",
        instead("res = self._popen.wait(timeout)", "res = _syncline.join(self, timeout)"),
    )
    for operation in ("terminate", "kill"):
        edit(
            process,
            f"BaseProcess.{operation}",
            before(f"self._popen.{operation}()", f"_syncline.process_is_signalled(self, {operation!r})"),
        )
    edit(
        process,
        "BaseProcess._bootstrap",
        before(BODY, "_syncline.process_begins(self)"),
        before("traceback.print_exc()", "_syncline.process_raises()"),
        before("return exitcode", "_syncline.process_returns(exitcode)"),
    )


@patch("multiprocessing.popen_fork")
def _patch_fork(popen_fork: ModuleType) -> None:
    edit(
        popen_fork,
        "Popen.poll",
        after("self.returncode = os.waitstatus_to_exitcode(sts)", "_syncline.child_is_reaped(self)"),
    )
    edit(popen_fork, "Popen._launch", before("os._exit(code)", "_syncline.process_ends(code)"))


@patch("multiprocessing.popen_forkserver")
def _patch_forkserver(popen_forkserver: ModuleType) -> None:
    edit(popen_forkserver, "Popen.poll", before("return self.returncode", "_syncline.child_is_reaped(self)"))
