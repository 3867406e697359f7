"""Locks: what ``threading.Lock`` and ``threading.RLock`` give to a script.

A lock records its release before it takes effect, and that it was acquired after it was; so the lock itself puts the two in order.
"""

from __future__ import annotations

import _thread
import sys
from _thread import TIMEOUT_MAX
from functools import partial

from syncline import actors, clock, events, frames, gate, interrupts, kinds, naming, user
from syncline.objects import TracedObject
from syncline.patches import patch
from syncline.patches.builtins import BuiltinFunction, StandIn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_allocate = _thread.allocate_lock
_c_rlock = _thread.RLock
_LOCK_IS_A_CLASS = sys.version_info >= (3, 13)
_FOREVER = -1


class _TracedLock:
    """The common part: an untraced lock of CPython, and what the log knows of it.

    `depth` counts how often it is held, and belongs to the holder.
    """

    __slots__ = ("__weakref__", "_syncline_object", "depth", "raw")

    raw: Any
    depth: int
    _syncline_object: TracedObject

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Acquire the lock, see ``threading.Lock.acquire``; `timeout` is in seconds of the run's clock, -1 for none."""
        traced = self._syncline_object
        if interrupts.pending:
            interrupts.raise_pending()
        gate.enter("acquire", traced)
        if not blocking or timeout == 0 or not (timeout == _FOREVER or 0 < timeout <= TIMEOUT_MAX):
            return self._end(self.raw.acquire(blocking, timeout))  # the lock itself judges the arguments
        if self.raw.acquire(False):
            return self._end(True)
        events.emit(kinds.WAITING, traced, timeout=None if timeout == _FOREVER else timeout)
        try:
            acquired = self._wait() if timeout == _FOREVER else clock.wait(partial(self.raw.acquire, True), timeout)
        except BaseException as error:
            events.emit(kinds.RAISED, traced, text=events.error_text(error))
            raise
        if acquired:
            gate.go_on()
        return self._end(bool(acquired))

    __enter__ = acquire

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Release the lock, see ``threading.Lock.release``."""
        raise NotImplementedError

    def locked(self) -> bool:
        """Tell whether the lock is held."""
        return self.raw.locked() if hasattr(self.raw, "locked") else self.depth > 0

    def _wait(self) -> bool:
        if user.is_caller():
            return bool(user.wait(partial(self.raw.acquire, True)))
        actor = actors.current()
        actor.blocking = True
        try:
            (acquired,) = map(self.raw.acquire, (True,))  # see `interrupts`: no signal is handled after it, before the next line
            actor.blocking = False
        except BaseException:
            actor.blocking = False
            raise
        return acquired

    def _end(self, acquired: bool) -> bool:
        if acquired:
            self.depth += 1
            events.emit(kinds.ACQUIRED, self._syncline_object, self.depth)
        else:
            events.emit(kinds.TIMED_OUT, self._syncline_object)
        return acquired

    def _refuse(self, words: str) -> None:
        events.emit(kinds.RAISED, self._syncline_object, text=f"RuntimeError: {words}")

    def record_release_of_all(self) -> int:
        """Record that all levels are released, which the caller does then; return how many there were."""
        levels = self.depth
        events.emit(kinds.RELEASED, self._syncline_object, 0)
        self.depth = 0
        return levels

    def acquire_again(self, levels: int) -> None:
        """Acquire all levels that were released: part of a wait, so the gate is not passed."""
        if not self.raw.acquire(False):
            events.emit(kinds.WAITING, self._syncline_object)
            self.raw.acquire()
            gate.go_on()
        for _ in range(levels - 1):
            self.raw.acquire()
        self.depth = levels
        events.emit(kinds.ACQUIRED, self._syncline_object, levels)

    def _at_fork_reinit(self) -> None:
        if self.locked():
            events.emit(kinds.RELEASED, self._syncline_object)
        self.depth = 0
        self.raw._at_fork_reinit()

    def __repr__(self) -> str:
        return repr(self.raw)


class lock(_TracedLock, metaclass=StandIn):
    """Stands in for ``_thread.lock``."""

    __slots__ = ()
    stands_for = type(_allocate())

    def __init_subclass__(cls) -> None:
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def __new__(cls) -> Any:
        """Make a lock, where ``threading.Lock`` is a class; before, that can only be done by the function."""
        if not _LOCK_IS_A_CLASS:
            raise TypeError("cannot create '_thread.lock' instances")
        return make_lock()

    def release(self) -> None:
        """Release the lock; any thread may.

        Raises RuntimeError if it is not held.
        """
        gate.enter("release", self._syncline_object)
        if self.raw.locked():
            events.emit(kinds.RELEASED, self._syncline_object)
            self.depth = 0
        else:
            self._refuse("release unlocked lock")
        self.raw.release()

    acquire_lock = _TracedLock.acquire
    release_lock = release
    locked_lock = _TracedLock.locked

    def __exit__(self, *_: object) -> None:
        self.release()

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("cannot pickle '_thread.lock' object")


class RLock(_TracedLock, metaclass=StandIn):
    """Stands in for ``_thread.RLock``."""

    __slots__ = ()
    stands_for = _c_rlock

    def release(self) -> None:
        """Release one level of the lock.

        Raises RuntimeError if the caller does not hold it.
        """
        gate.enter("release", self._syncline_object)
        if self.raw._is_owned():
            events.emit(kinds.RELEASED, self._syncline_object, self.depth - 1)
            self.depth -= 1
        else:
            self._refuse("cannot release un-acquired lock")
        self.raw.release()

    def _is_owned(self) -> bool:
        return self.raw._is_owned()

    def _recursion_count(self) -> int:
        return self.depth if self.raw._is_owned() else 0

    def _release_save(self) -> tuple[int, Any]:
        if not self.raw._is_owned():
            return 0, self.raw._release_save()  # raises
        levels = self.record_release_of_all()
        return levels, self.raw._release_save()

    def _acquire_restore(self, state: tuple[int, Any]) -> None:
        self.acquire_again(state[0])

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("cannot pickle '_thread.RLock' object")


lock.__module__ = RLock.__module__ = "_thread"


def make_lock() -> Any:
    """Return a new lock: a traced one if the user's code makes it."""
    frame = frames.creator()
    if frame is None or frames.owner(frame) != frames.USER:
        return _allocate()
    return wrap(object.__new__(lock), _allocate(), "Lock", naming.of_assignment(frame))


def make_rlock(raw: Any) -> Any:
    """Return a re-entrant lock: a traced one around `raw` if the user's code makes it, else `raw`."""
    frame = frames.creator()
    if frame is None or frames.owner(frame) != frames.USER:
        return raw
    return wrap(object.__new__(RLock), raw, "RLock", naming.of_assignment(frame))


def rlock_of(condition: TracedObject) -> RLock:
    """Return the traced re-entrant lock that a condition makes for itself."""
    made: RLock = wrap(object.__new__(RLock), _c_rlock(), "RLock", None)
    made._syncline_object.name = lambda: f"{condition.known_name()}.lock"
    return made


def wrap(made: Any, raw: Any, type_name: str, name: str | None) -> Any:
    """Let `made` be a traced lock around `raw`."""
    made.raw = raw
    made.depth = 0
    made._syncline_object = TracedObject(type_name, name, thing=made)
    return made


@patch("threading")
def _patch(threading: ModuleType) -> None:
    original = threading.RLock

    def RLock(*args: Any, **kwargs: Any) -> Any:
        return make_rlock(original(*args, **kwargs))

    RLock.__doc__ = original.__doc__
    RLock.__qualname__ = "RLock"
    RLock.__module__ = "threading"
    threading.RLock = RLock  # type: ignore[attr-defined]
    if _LOCK_IS_A_CLASS:
        threading.Lock = _thread.lock = lock  # type: ignore[attr-defined]  # where pickle looks for it
    else:
        factory = BuiltinFunction(_allocate, make_lock)
        threading.Lock = _thread.allocate_lock = factory  # type: ignore[attr-defined]
