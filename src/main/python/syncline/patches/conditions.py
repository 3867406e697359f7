"""``threading.Condition``.

A wait is recorded as in Java: the lock is released, the actor waits for the condition, is woken or has timed out, and then waits for the
lock like any other.
"""

from __future__ import annotations

from syncline import clock, events, kinds, objects
from syncline.patches import locks, patch
from syncline.patches.guards import GUARD
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


def lock_of_condition(condition: Any) -> Any:
    """Return the lock that a condition makes for itself, and trace both if the user makes the condition."""
    traced = condition._syncline_object = objects.trace(condition, "Condition")
    return locks._c_rlock() if traced is None else locks.rlock_of(traced)


def owns_traced_lock(condition: Any) -> bool:
    """Tell whether the lock of the condition is traced and held, without trying to acquire it."""
    lock = condition._lock
    return isinstance(lock, locks.lock) and lock.locked()


def release_and_wait(condition: Any, timeout: float | None) -> Any:
    """Record that the lock is released and that its holder waits, and then release it, so that nothing comes in between.

    Returns the state of the lock, to be restored at the end.
    """
    traced = condition._syncline_object
    lock = condition._lock
    if traced is None:
        return condition._release_save()
    shown = isinstance(lock, (locks.lock, locks.RLock))
    levels = lock.record_release_of_all() if shown else 0
    events.emit(kinds.WAITING, traced, len(condition._waiters), timeout=timeout)
    if not shown:
        return condition._release_save()
    for _ in range(levels):
        lock.raw.release()
    return levels


def acquire_again(condition: Any, state: Any) -> None:
    """Undo what `release_and_wait` has done."""
    lock = condition._lock
    if condition._syncline_object is not None and isinstance(lock, (locks.lock, locks.RLock)):
        lock.acquire_again(state)
    else:
        condition._acquire_restore(state)


@patch("threading")
def _patch(threading: ModuleType) -> None:
    threading._time = clock.seconds  # type: ignore[attr-defined]
    threading.Condition._syncline_object = None  # type: ignore[attr-defined]
    edit(
        threading,
        "Condition.__init__",
        instead("lock = RLock()", "lock = _syncline.lock_of_condition(self)"),
        after(BODY, "if self._syncline_object is None:\n    _syncline.made(self, 'Condition')"),
    )
    edit(threading, "Condition._is_owned", before(BODY, "if _syncline.owns_traced_lock(self):\n    return True"))
    edit(
        threading,
        "Condition.wait",
        before(BODY, "_syncline.enter(self, 'wait')"),
        before(
            "raise RuntimeError('cannot wait on un-acquired lock')",
            "_syncline.raises(self, 'RuntimeError: cannot wait on un-acquired lock')",
        ),
        instead("saved_state = self._release_save()", "saved_state = _syncline.release_and_wait(self, timeout)"),
        instead(
            "gotit = waiter.acquire(True, timeout)",
            "gotit = _syncline.wait_by_clock(lambda seconds: waiter.acquire(True, seconds), timeout)",
        ),
        instead(
            "waiter.acquire()",
            "if _syncline.is_user():\n    _syncline.wait_as_user(lambda seconds: waiter.acquire(True, seconds))\nelse:\n    ...",
        ),
        instead("if timeout is None:…", GUARD),
        before("return gotit", "if gotit:\n    _syncline.go_on()"),
        before("return gotit", "_syncline.record(self, _syncline.WOKEN if gotit else _syncline.TIMED_OUT)"),
        instead("self._acquire_restore(saved_state)", "_syncline.acquire_again(self, saved_state)"),
    )
    edit(
        threading,
        "Condition.notify",
        before(BODY, "_syncline.enter(self, 'notify')"),
        before(
            "raise RuntimeError('cannot notify on un-acquired lock')",
            "_syncline.raises(self, 'RuntimeError: cannot notify on un-acquired lock')",
        ),
        after(
            "if not self._is_owned():…",
            "_syncline.record(self, _syncline.NOTIFIED, max(0, min(n, len(self._waiters))))",
        ),
    )
