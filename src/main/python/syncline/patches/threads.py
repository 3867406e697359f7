"""``threading.Thread`` and ``threading.Timer``: actors that are started, end and are joined."""

from __future__ import annotations

import sys

from syncline import actors, events, frames, gate, kinds, objects, output, recorder, tracebacks
from syncline.patches import patch
from syncline.rewrite import BODY, after, before, edit, instead

STOPPED = -1
"""The value of the event ``ended`` of an actor that was stopped."""

main_is_open = False
"""Whether the main thread goes on for the console, though the script has ended."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


class TracedThread:
    """What the log knows of a thread: its lane, and its actor once it is started.

    `given` is the name that the thread itself had then: if it gets another one, so does the lane. `gated` tells whether its start passes
    the gate.
    """

    made_by_user = True

    __slots__ = ("actor", "gated", "given", "name")

    def __init__(self, name: str, given: str, gated: bool = True) -> None:
        self.name = name
        self.given = given
        self.gated = gated
        self.actor: actors.Actor | None = None


def thread_is_made(thread: Any) -> None:
    """Decide whether a thread is shown: if the user's code makes it."""
    frame = frames.creator(thread)
    if frame is not None and frames.owner(frame) == frames.USER:
        thread._syncline_thread = TracedThread(_lane(thread), thread._name)


def thread_starts(thread: Any) -> None:
    """Record, as the starter, that a thread is started, which the caller does then."""
    traced = thread._syncline_thread
    if traced is None:
        return
    if traced.gated:
        gate.enter("start")
    if traced.made_by_user and thread._name != traced.given:
        traced.name = thread._name  # was renamed
    actor = traced.actor = actors.Actor(traced.name)
    line = frames.script_line(sys._getframe(1))
    recorder.write(kinds.STARTED, actor.id, line=line, peer=actors.current().id)


def thread_did_not_start(thread: Any) -> None:
    """Record that a thread ended because the machine had no room for it."""
    traced = thread._syncline_thread
    if traced is not None and traced.actor is not None:
        actor = traced.actor
        actor.failed = True
        recorder.write(kinds.RAISED, actor.id, text=events.error_text(sys.exc_info()[1] or RuntimeError()))
        end(actor)


def thread_runs(thread: Any) -> None:
    """Let the calling thread be the actor of `thread`."""
    traced = thread._syncline_thread
    if traced is not None and traced.actor is not None:
        actors.become(traced.actor)
        gate.go_on()


def thread_raises() -> None:
    """Record the exception that ends the calling thread, and take the tracer out of its traceback."""
    error = sys.exc_info()[1]
    actor = actors.existing()
    if error is None or isinstance(error, SystemExit):
        return
    tracebacks.hide_tracer(error)
    if actor is not None:
        actor.failed = True
        events.emit_uncaught(error)


def thread_ends() -> None:
    """Record that the calling thread ends, before those go on that join it."""
    actor = actors.existing()
    if actor is not None:
        stop_daemons(actor)
        end(actor)
        actors.leave()


def stop_daemons(last: actors.Actor) -> None:
    """Record that daemons are stopped, if the calling thread, whose actor is `last`, is the last one that the interpreter waits for.

    It stops them without a word, wherever they are, as soon as that thread has ended.
    """
    threading: Any = sys.modules["threading"]
    me = threading.current_thread()
    if me.daemon:
        return
    main = threading.main_thread()
    for thread in threading.enumerate():
        actor = actors.by_thread.get(thread.ident)
        is_open = thread is not main or main_is_open or (actor is not None and not actor.ended)
        waited_for = not thread.daemon and is_open
        if thread is not me and waited_for:
            return
    daemons: list[actors.Actor] = []
    for thread in threading.enumerate():  # one that has just been started may not know its actor yet
        traced = getattr(thread, "_syncline_thread", None)
        if traced is not None and traced.actor is not None and traced.actor is not last:
            daemons.append(traced.actor)
    for actor in daemons:
        output.record_rest(actor)
    silent = [actor for actor in daemons if _fall_silent(actor)]  # all, so that none builds on what another does unseen
    for actor in silent:
        recorder.write(kinds.ENDED, actor.id, value=STOPPED)
        _disconnect(actor)


def end(actor: actors.Actor, value: int | None = None) -> None:
    """Record that an actor ends, perhaps with the exit code of its process; those that join it have not gone on yet."""
    output.record_rest(actor)
    with actor.mutex:
        if actor.ended:
            return
        recorder.write(kinds.ENDED, actor.id, value=actor.exit_value if value is None else value)
        actor.ended = True
    _disconnect(actor)


def _fall_silent(actor: actors.Actor) -> bool:
    """Let an actor record nothing from now on. Return False if it has ended by itself."""
    with actor.mutex:
        if actor.ended:
            return False
        actor.ended = True
    return True


def _disconnect(actor: actors.Actor) -> None:
    if actor.connection is not None:
        actor.connection.close()


def join_begins(thread: Any, timeout: float | None) -> None:
    """Record that the calling actor waits for the end of a thread, unless that was recorded before."""
    traced = thread._syncline_thread
    if traced is None or traced.actor is None or not traced.made_by_user:
        return
    gate.enter("join")
    joined = traced.actor
    with joined.mutex:
        if not joined.ended and (timeout is None or timeout > 0):
            events.emit(kinds.WAITING, timeout=timeout, peer=joined.id)
            actors.current().waiting = joined


def join_ends(thread: Any, error: BaseException | None = None) -> None:
    """Record how the wait for the end of a thread has ended, perhaps by an error."""
    traced = thread._syncline_thread
    if traced is None or traced.actor is None or not traced.made_by_user:
        return
    actor, joined = actors.current(), traced.actor
    waited = actor.waiting is joined
    if waited:
        actor.waiting = None
    if error is not None:
        if waited:
            events.emit(kinds.RAISED, text=events.error_text(error), peer=joined.id)
    elif joined.ended:
        if waited:
            gate.go_on()
            events.emit(kinds.PASSED, value=joined.exit_value, peer=joined.id)
    else:
        events.emit(kinds.TIMED_OUT, peer=joined.id)


def timer_is_made(timer: Any) -> None:
    """Show the event inside a timer as the timer."""
    if timer._syncline_thread is None:
        return
    try:
        attributes = {"intervalMs": recorder.clamp(round(timer.interval * 1000))}
    except (TypeError, ValueError, OverflowError):  # will be refused when it waits
        attributes = {}
    timer.finished._syncline_object = objects.trace(timer, "Timer", attributes)


def _lane(thread: Any) -> str:
    """Return the name of a thread; one that Python made up gives way to the first text among its arguments, or its function's."""
    name: str = thread._name
    if not name.startswith("Thread-"):
        return name
    text = next((argument for argument in thread._args if isinstance(argument, str) and argument), None)
    if text is not None:
        return text
    function = getattr(thread._target, "__name__", None)
    return f"{function} {name.split('-')[1].split()[0]}" if function else name


_JOIN = """\
_syncline.join_begins(self, timeout)
try:
    ...
except BaseException as error:
    _syncline.join_ends(self, error)
    raise
else:
    _syncline.join_ends(self)"""

_ENDLESS_JOIN = """\
if _syncline.is_user():
    _syncline.wait_as_user(lambda seconds: self._wait_for_tstate_lock(timeout=seconds) or self._is_stopped)
else:
    ..."""
"""The wait of a join without a timeout, before 3.13."""


@patch("threading")
def _patch(threading: ModuleType) -> None:
    threading.Thread._syncline_thread = None  # type: ignore[attr-defined]
    edit(threading, "Thread.__init__", after(BODY, "_syncline.thread_is_made(self)"))
    edit(
        threading,
        "Thread.start",
        before("with _active_limbo_lock:\n    _limbo[self] = self", "_syncline.thread_starts(self)"),
        before("raise", "_syncline.thread_did_not_start(self)"),
    )
    edit(
        threading,
        "Thread._bootstrap_inner",
        instead(
            "try:\n    self.run()…",
            "try:\n    _syncline.thread_runs(self)\n    ...\nfinally:\n    _syncline.thread_ends()",
        ),
        before("self._invoke_excepthook(self)", "_syncline.thread_raises()"),
    )
    if hasattr(threading.Thread, "_wait_for_tstate_lock"):  # before 3.13
        timed_join = "self._wait_for_tstate_lock(timeout=max(timeout, 0))"
        by_clock = """\
_syncline.wait_by_clock(
    lambda seconds: self._wait_for_tstate_lock(timeout=seconds) or self._is_stopped, max(timeout, 0)
)"""
        endless = (instead("self._wait_for_tstate_lock()", _ENDLESS_JOIN),)
    else:
        endless = ()
        timed_join = "self._handle.join(timeout)"
        by_clock = """\
if timeout is None:
    if _syncline.is_user():
        _syncline.wait_as_user(lambda seconds: self._handle.join(seconds) or self._handle.is_done())
    else:
        ...
else:
    _syncline.wait_by_clock(lambda seconds: self._handle.join(seconds) or self._handle.is_done(), timeout)"""
    edit(
        threading,
        "Thread.join",
        *endless,
        instead(timed_join, by_clock),
        instead(
            "if timeout is None:…",
            _JOIN,
        ),
    )
