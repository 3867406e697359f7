"""``multiprocessing.Condition``, and the conditions inside events, barriers and queues.

A condition inside belongs to its `owner`: nothing of it is shown, but for waits that last because a process was killed.
"""

from __future__ import annotations

from syncline import actors, board, clock, events, gate, kinds
from syncline.patches import patch
from syncline.processes import makers, waits
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_NOT_HELD = "must acquire() condition before using wait()"
_NOT_OWNED = "lock is not owned"


def condition_is_made(condition: Any, lock: Any) -> None:
    """Trace a condition if the user makes it, and its lock too."""
    traced = condition._syncline_object = makers.trace(condition, "ProcessCondition")
    if traced is not None and lock is None:
        condition._lock._syncline_object = makers.part(traced, "ProcessRLock", ".lock")
        condition._lock._make_methods()
        condition._make_methods()


def wait(condition: Any, timeout: float | None) -> bool:
    """Release the lock, wait to be notified, at most `timeout` seconds of the run's clock, and acquire the lock again.

    Raises AssertionError if the lock is not held.
    """
    traced, lock = condition._syncline_object, condition._lock
    gate.enter("wait", traced)
    if not lock._semlock._is_mine():
        events.emit(kinds.RAISED, traced, text=f"AssertionError: {_NOT_HELD}")
        raise AssertionError(_NOT_HELD)
    condition._sleeping_count.release()
    levels = lock._semlock._count()
    if lock._syncline_object is not None:
        events.emit(kinds.RELEASED, lock._syncline_object)
    text = "waits to be notified: it has given up the lock"
    events.emit(kinds.WAITING, traced, text=text, timeout=timeout)
    for _ in range(levels):
        lock._semlock.release()
    try:
        notified = waits.semaphore(condition._wait_semaphore._semlock, timeout)
        events.emit(kinds.WOKEN if notified else kinds.TIMED_OUT, traced)
    except BaseException as error:
        events.emit(kinds.RAISED, traced, text=events.error_text(error))
        raise
    finally:
        _acquire_again(condition, levels)
    return notified


def _acquire_again(condition: Any, levels: int) -> None:
    """As long as the notifier does not know that this actor has woken, it does nothing else."""
    lock = condition._lock
    semlock, traced = lock._semlock, lock._syncline_object
    acquired = semlock.acquire(False)
    if not acquired and traced is not None:
        events.emit(kinds.WAITING, traced, text="waits for the lock: somebody holds it")
    if acquired and traced is not None:
        events.emit(kinds.ACQUIRED, traced, levels)
    condition._woken_count.release()
    if not acquired:
        semlock.acquire()
        gate.go_on()
        if traced is not None:
            events.emit(kinds.ACQUIRED, traced, levels)
    for _ in range(levels - 1):
        semlock.acquire()


def notify(condition: Any, n: int) -> None:
    """Notify up to `n` waiting actors, and wait until they have woken.

    Raises AssertionError if the lock is not held.
    """
    traced = condition._syncline_object
    gate.enter("notify", traced)
    if not condition._lock._semlock._is_mine():
        events.emit(kinds.RAISED, traced, text=f"AssertionError: {_NOT_OWNED}")
        raise AssertionError(_NOT_OWNED)
    while condition._woken_count.acquire(False):
        condition._sleeping_count.acquire(False)  # it has timed out and woken since
    sleepers = 0
    while sleepers < n and condition._sleeping_count.acquire(False):
        sleepers += 1
    events.emit(kinds.NOTIFIED, traced, sleepers)
    one_by_one = board.memory[board.CONTROLLED]  # then the order in which they wake depends on nothing else
    for _ in range(sleepers):
        condition._wait_semaphore.release()
        if one_by_one:
            await_woken(condition)
    for _ in range(0 if one_by_one else sleepers):
        await_woken(condition)
    while sleepers and condition._wait_semaphore.acquire(False):
        pass  # a notification of an actor that has just timed out


def await_woken(condition: Any) -> None:
    """Wait until one more actor has woken; that takes long only if one was killed while it slept."""
    traced = condition._syncline_object or condition._syncline_owner
    woken = condition._woken_count._semlock
    if traced is None:
        woken.acquire()
    elif not woken.acquire(True, waits.LONG):
        events.emit(kinds.WAITING, traced, text=waits.FOR_NOTIFIED)
        woken.acquire()
        events.emit(kinds.PASSED, traced, text="all have woken")


def wait_inside(condition: Any, timeout: float | None) -> bool:
    """Wait to be notified, for the owner of the condition; the end of a queue's join is recorded before anybody goes on."""
    owner, semlock = condition._syncline_owner, condition._wait_semaphore._semlock
    if owner is None:
        return bool(semlock.acquire(True, timeout))
    notified = waits.semaphore(semlock, timeout)
    if condition._syncline_joins and actors.current().waiting is owner:
        events.emit(kinds.DONE, owner, -1)
    return notified


def enter_monitor(condition: Any) -> Any:
    """Acquire the lock of a condition inside; that takes long only if its holder was killed, or runs a barrier's action."""
    owner = condition._syncline_owner
    semlock = condition._lock._semlock
    if not semlock.acquire(True, waits.LONG):
        waits.begin(owner, waits.FOR_LOCK_INSIDE)
        semlock.acquire()
    return True


def let_own(condition: Any, owner: Any, joins: bool = False, barrier: bool = False) -> None:
    """Make a condition the one inside of `owner`: a queue that is joined, a barrier, or an event."""
    condition._syncline_owner = owner
    condition._syncline_joins = joins
    condition._syncline_barrier = barrier


@patch("multiprocessing.synchronize")
def _patch(synchronize: ModuleType) -> None:
    condition = synchronize.Condition
    condition._syncline_object = condition._syncline_owner = None
    condition._syncline_joins = condition._syncline_barrier = False
    synchronize.time = clock.RunClock(synchronize.time)  # type: ignore[attr-defined]
    edit(synchronize, "Condition.__init__", after(BODY, "_syncline.condition_is_made(self, lock)"))
    edit(
        synchronize,
        "Condition.__enter__",
        before(BODY, "if self._syncline_barrier:\n    return _syncline.enter_monitor(self)"),
    )
    edit(
        synchronize,
        "Condition.wait",
        before(BODY, "if self._syncline_object is not None:\n    return _syncline.wait(self, timeout)"),
        instead("return self._wait_semaphore.acquire(True, timeout)", "return _syncline.wait_inside(self, timeout)"),
        after("self._woken_count.release()", "_syncline.go_on()"),
    )
    edit(
        synchronize,
        "Condition.notify",
        before(BODY, "if self._syncline_object is not None:\n    return _syncline.notify(self, n)"),
        instead("self._woken_count.acquire()", "_syncline.await_woken(self)"),
    )
    makers.carry(condition, "_syncline_object", "_syncline_owner", "_syncline_joins", "_syncline_barrier")
