"""What is done in the process of a test in which nobody can go on: its threads are described, and freed as far as that is possible."""

from __future__ import annotations

import sys
import threading
import time
import traceback

from syncline import actors, frames
from syncline.patches import locks, threads

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from collections.abc import Iterator
    from types import FrameType
    from typing import Any
else:  # without the enumerations of that one, which take a while to import
    import _signal as signal

_SECONDS = 1.0
_STEP = 0.01

_sleep = time.sleep
_RUNNER = "_pytest.runner"
_ALARMS = (
    (signal.ITIMER_REAL, signal.SIGALRM),
    (signal.ITIMER_VIRTUAL, signal.SIGVTALRM),
    (signal.ITIMER_PROF, signal.SIGPROF),
)


def alarm_is_set() -> bool:
    """Tell whether a handler of the user's will be called by an alarm: it may let somebody go on."""
    for timer, number in _ALARMS:
        code = getattr(signal.getsignal(number), "__code__", None)
        if signal.getitimer(timer)[0] and code is not None and frames.owner_of_file(code.co_filename) == frames.USER:
            return True
    return False


def stacks(main: FrameType | None, hidden: set[int]) -> str:
    """Return where every thread is, but those of the actors that are hidden, the most recent call last.

    `main` is the frame of the calling thread. Of a thread that runs no code of the user's, only the place where it is is shown.
    """
    parts: list[str] = []
    current = threading.get_ident()
    for thread, frame in sorted(sys._current_frames().items(), key=lambda item: item[0] != current):
        shown = list(_users(main if thread == current else frame))[::-1]
        actor = actors.by_thread.get(thread)
        if (shown or actor is not None) and (actor is None or actor.id not in hidden):
            lines = traceback.StackSummary.extract(iter(shown or [_place(frame)])).format()
            name = actor.name if actor is not None else _name(thread)
            parts.append(f"{name}:\n{''.join(lines)}".rstrip())
    return "\n".join(parts)


def end_those_gone() -> None:
    """Record the end of threads that have not said it: those that were started without the module ``threading``."""
    running = sys._current_frames()
    for thread, actor in list(actors.by_thread.items()):
        if thread not in running:
            threads.end(actor)
            actors.by_thread.pop(thread, None)


def free(numbers: list[int]) -> None:
    """Let the actors of these numbers end, as far as they are threads of this process, by an exception where they wait.

    A wait for an RLock cannot be ended, nor one that the tracer does not know.
    """
    stuck = [thread for thread, actor in actors.by_thread.items() if actor.id in numbers and thread != threading.main_thread().ident]
    deadline = time.monotonic() + _SECONDS
    for thread in stuck:  # one after the other: what the first one holds may be all that the next one needs
        lock = _awaited(sys._current_frames().get(thread))
        if lock is not None and time.monotonic() < deadline:
            _raise_exit(thread)
            _release(lock)
            while thread in sys._current_frames() and time.monotonic() < deadline:
                _sleep(_STEP)


def kill(processes: list[int]) -> None:
    """End the children of ``multiprocessing`` that are among these processes."""
    module: Any = sys.modules.get("multiprocessing.process")
    for child in list(module._children) if module is not None else ():
        if child.pid in processes:
            child.kill()


def keeps_process(numbers: set[int]) -> list[str]:
    """Return the names of those of these actors for whose threads Python would wait for ever when the process ends."""
    found: list[str] = []
    for thread in threading.enumerate():
        actor = actors.by_thread.get(thread.ident or 0)
        if actor is not None and actor.id in numbers and not thread.daemon and thread is not threading.main_thread():
            found.append(actor.name)
    return found


def _users(frame: FrameType | None) -> Iterator[tuple[FrameType, int]]:
    while frame is not None and frame.f_globals.get("__name__") != _RUNNER:
        if frames.owner(frame) == frames.USER:
            yield frame, frame.f_lineno
        frame = frame.f_back


def _place(frame: FrameType) -> tuple[FrameType, int]:
    while frames.is_tracers(frame) and frame.f_back is not None:
        frame = frame.f_back
    return frame, frame.f_lineno


def _name(thread: int) -> str:
    known = threading._active.get(thread)  # type: ignore[attr-defined]
    return known.name if known is not None else f"Thread {thread}"


def _raise_exit(thread: int) -> None:
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(SystemExit))


def _awaited(frame: FrameType | None) -> Any:
    """Return the lock that a thread waits for, without the tracer; None if it is not known."""
    for _ in range(4):  # the wait is one of the innermost frames
        if frame is None:
            break
        if frame.f_code.co_name == "wait" and "waiter" in frame.f_locals:
            return frame.f_locals["waiter"]
        if frames.is_tracers(frame) and isinstance(frame.f_locals.get("self"), locks.lock):
            return frame.f_locals["self"].raw
        frame = frame.f_back
    return None


def _release(lock: Any) -> None:
    """Let the thread that waits for a lock run again, and find its exception; its holder will release it once more, for the waiter."""
    try:
        lock.release()
    except RuntimeError:
        pass  # it is free: the thread is about to run
