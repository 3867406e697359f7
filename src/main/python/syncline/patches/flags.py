"""``threading.Event``, recorded inside its own mutex.

The event inside a ``threading.Timer`` is shown as the timer.
"""

from __future__ import annotations

from syncline.patches import patch
from syncline.patches.guards import GUARD
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType


@patch("threading")
def _patch(threading: ModuleType) -> None:
    threading.Event._syncline_object = None  # type: ignore[attr-defined]
    edit(threading, "Event.__init__", after(BODY, "_syncline.made(self, 'Event')"))
    edit(
        threading,
        "Event.set",
        before(BODY, "_syncline.enter(self, 'set')"),
        before("self._flag = True", "_syncline.record(self, _syncline.SET, len(self._cond._waiters))"),
    )
    edit(
        threading,
        "Event.clear",
        before(BODY, "_syncline.enter(self, 'clear')"),
        before("self._flag = False", "_syncline.record(self, _syncline.CLEARED)"),
    )
    edit(
        threading,
        "Event.wait",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'wait')"),
        before(
            "signaled = self._cond.wait(timeout)",
            "if timeout is None or timeout > 0:\n    _syncline.waits(self, len(self._cond._waiters) + 1, timeout)",
        ),
        before("return signaled", "_syncline.record(self, _syncline.PASSED if signaled else _syncline.TIMED_OUT)"),
    )
    edit(threading, "Timer.__init__", after(BODY, "_syncline.timer_is_made(self)"))
