"""``multiprocessing.Event``, recorded with its lock inside held."""

from __future__ import annotations

from syncline.patches import patch
from syncline.patches.guards import GUARD
from syncline.processes import makers
from syncline.processes.conditions import let_own
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


def event_is_made(event: Any) -> None:
    """Trace an event if the user makes it."""
    event._syncline_object = makers.trace(event, "ProcessEvent")
    let_own(event._cond, event._syncline_object)


@patch("multiprocessing.synchronize")
def _patch(synchronize: ModuleType) -> None:
    synchronize.Event._syncline_object = None  # type: ignore[attr-defined]
    edit(synchronize, "Event.__init__", after(BODY, "_syncline.event_is_made(self)"))
    edit(
        synchronize,
        "Event.set",
        before(BODY, "_syncline.enter(self, 'set')"),
        before("self._flag.acquire(False)", "_syncline.record(self, _syncline.SET)"),
    )
    edit(
        synchronize,
        "Event.clear",
        before(BODY, "_syncline.enter(self, 'clear')"),
        before("self._flag.acquire(False)", "_syncline.record(self, _syncline.CLEARED)"),
    )
    edit(
        synchronize,
        "Event.wait",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'wait')\nnotified = False"),
        instead(
            "self._cond.wait(timeout)",
            "if timeout is None or timeout > 0:\n"
            "    _syncline.waits_for(self, 'waits for the event to be set', timeout)\n"
            "notified = self._cond.wait(timeout)",
        ),
        before("return True", "_syncline.record(self, _syncline.PASSED)"),
        before(
            "return False",
            "if notified:\n"
            "    _syncline.record(self, _syncline.PASSED, 0, 'wait() returned False: it was cleared again')\n"
            "else:\n"
            "    _syncline.record(self, _syncline.TIMED_OUT)",
        ),
    )
