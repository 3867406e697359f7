"""SIGINT, which must not come in between an effect and its record.

A lock that is written in C is acquired and bound to its ``with`` in one step; in Python, a KeyboardInterrupt could come after the lock
was acquired and before the block is entered, and nobody would release it. So the handler raises nothing while the main thread runs the
tracer's code, and the signal is sent again a moment later. Only where the tracer waits, and has nothing yet, is it raised at once:
there the actor is marked as `blocking`.
"""

from __future__ import annotations

import time
from _thread import get_ident, start_new_thread
from threading import main_thread

from syncline import actors, frames
from syncline.patches.builtins import BuiltinFunction

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from types import FrameType
    from typing import Any
else:  # without the enumerations of that one, which take a while to import
    import _signal as signal

_LATER = 0.001

_sleep = time.sleep
_raise = signal.default_int_handler
pending = False
"""Whether a KeyboardInterrupt was put off."""


def install() -> None:
    """Take the place of the handler that raises KeyboardInterrupt, if that is the one."""
    if signal.getsignal(signal.SIGINT) is _raise:
        signal.signal(signal.SIGINT, handler)


def forget() -> None:
    """Put nothing off any longer: what was to be interrupted is over."""
    global pending
    pending = False


def _handle(number: int, frame: FrameType | None) -> Any:
    global pending
    actor = actors.existing()
    if (actor is not None and actor.blocking) or not runs_tracer(frame):
        pending = False
        return _raise(number, frame)
    if not pending:
        pending = True
        start_new_thread(_send_again, ())
    return None


def raise_pending() -> None:
    """Raise KeyboardInterrupt if that was put off: to be called where an operation begins that acquires something.

    A loop that does nothing but acquire and release may never be seen outside of the tracer.
    """
    global pending
    if pending and get_ident() == main_thread().ident:
        pending = False
        _raise(signal.SIGINT, None)


def _send_again() -> None:
    main = main_thread().ident or 0
    while True:
        _sleep(_LATER)
        if not pending:
            return
        if signal.getsignal(signal.SIGINT) is not handler:  # a kernel handles the signal only while a cell runs
            forget()
            return
        signal.pthread_kill(main, signal.SIGINT)  # a true one: only that ends what the main thread waits in


def runs_tracer(frame: FrameType | None) -> bool:
    """Tell whether the tracer has been called, by the user's code or a library, and has not returned yet."""
    while frame is not None and not frames.is_launchers(frame):
        if frames.is_tracers(frame):
            return True
        if frames.owner(frame) == frames.USER:
            return False
        frame = frame.f_back
    return False


handler = BuiltinFunction(_raise, _handle)
"""Takes the place of ``signal.default_int_handler``."""
