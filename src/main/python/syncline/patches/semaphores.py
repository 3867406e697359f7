"""``threading.Semaphore`` and ``threading.BoundedSemaphore``, recorded inside their own mutex."""

from __future__ import annotations

from syncline.patches import patch
from syncline.patches.guards import GUARD
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType


def semaphore_type(semaphore: object) -> str:
    """Return the type that a semaphore, perhaps of a class of the user's, has in the log."""
    return "BoundedSemaphore" if any(kind.__name__ == "BoundedSemaphore" for kind in type(semaphore).__mro__) else "Semaphore"


@patch("threading")
def _patch(threading: ModuleType) -> None:
    threading.Semaphore._syncline_object = None  # type: ignore[attr-defined]
    edit(
        threading,
        "Semaphore.__init__",
        after(BODY, "_syncline.made(self, _syncline.semaphore_type(self), initial=value)"),
    )
    edit(
        threading,
        "Semaphore.acquire",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'acquire')"),
        before(
            "self._cond.wait(timeout)",
            "if timeout is None or timeout > 0:\n    _syncline.waits(self, len(self._cond._waiters) + 1, timeout)",
        ),
        after("self._value -= 1", "_syncline.record(self, _syncline.ACQUIRED, self._value)"),
        before("break", "_syncline.record(self, _syncline.TIMED_OUT)"),
    )
    for name in ("Semaphore", "BoundedSemaphore"):
        refusal = before(
            "raise ValueError('Semaphore released too many times')",
            "_syncline.raises(self, 'ValueError: Semaphore released too many times')",
        )
        edit(
            threading,
            f"{name}.release",
            before(BODY, "_syncline.enter(self, 'release')"),
            before("self._value += n", "_syncline.record(self, _syncline.RELEASED, self._value + n)"),
            *([refusal] if name == "BoundedSemaphore" else []),
        )
