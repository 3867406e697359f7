"""The clock of the run, by which sleeps and timeouts are measured, and the waits that follow it.

The clock may change its speed or stand still while an actor waits. So a wait is a series of slices of the machine's time, each so
short that a change is seen soon.
"""

from __future__ import annotations

from _thread import TIMEOUT_MAX
from time import monotonic_ns

from syncline import actors, board, detachment, knobs, user

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

_SLICE = 0.05
_SECOND = 1_000_000_000

_before = 0
"""What `nanos` showed when the board began with 0: the program may have measured by other clocks before."""


def continue_from(shown: int) -> None:
    """Let the clock show this now, in nanoseconds, and go on like that of the run from there: nobody's timeout is to jump."""
    global _before
    _before += shown - nanos()


def nanos() -> int:
    """Return what the clock of the run shows, in nanoseconds."""
    speed, shown, changed, stopped = board.clock()
    return _before + (shown if stopped else shown + int((monotonic_ns() - changed) * speed))


def seconds() -> float:
    """Return what the clock of the run shows, in seconds; takes the place of ``time.monotonic`` in the standard library."""
    return nanos() / _SECOND


def wait(attempt: Callable[[float], object], timeout: float) -> object:
    """Repeat an attempt, which waits at most as many seconds of the machine as it is given, until it succeeds.

    The timeout is in seconds of the run's clock. The last attempt is one that does not wait. Returns the result of the last
    attempt. A timeout that is no such number is left to the attempt to judge, as it would be without the tracer. A thread of a library,
    which is no actor, may wait too.
    """
    if not 0 < timeout <= TIMEOUT_MAX:
        return attempt(timeout)
    actor = actors.existing() or actors.silent()
    deadline = nanos() + int(timeout * _SECOND)
    try:
        while True:
            user.check()
            left = next_slice(deadline)
            actor.blocking = True
            (result,) = map(attempt, (left,))  # see `interrupts`: no signal is handled between the attempt and what follows
            actor.blocking = False
            if result or not left:
                return result
            knobs.refresh()
    finally:
        actor.blocking = False


def next_slice(deadline: int) -> float:
    """Return how many seconds of the machine to wait before the clock is looked at again; 0.0 if the deadline has passed.

    In a controlled run, the deadline of an actor has passed when the server says so, whatever the clock shows.
    """
    if board.memory[board.CONTROLLED] or board.clock_stands_still():
        detachment.look()
    if board.memory[board.CONTROLLED]:
        actor = actors.existing()
        if actor is not None and actor.kind != actors.YOU:
            return 0.0 if board.words[board.DUE] == actor.id else _SLICE
    speed, shown, changed, stopped = board.clock()
    shown += _before
    if stopped:
        return _SLICE if deadline > shown else 0.0
    left = (deadline - shown - int((monotonic_ns() - changed) * speed)) / _SECOND
    if left <= 0:
        return 0.0
    return min(_SLICE, left / speed) if speed > 0 else _SLICE


class RunClock:
    """Takes the place of the module ``time`` in a module that measures timeouts by ``time.monotonic``."""

    monotonic = staticmethod(seconds)

    def __init__(self, time: Any) -> None:
        self._time = time

    def __getattr__(self, name: str) -> Any:
        return getattr(self._time, name)
