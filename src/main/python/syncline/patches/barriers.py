"""``threading.Barrier``, recorded inside its own mutex.

The action runs with that mutex held. An actor that arrives meanwhile waits for the mutex, which is shown as a wait for the barrier, as
in Java.
"""

from __future__ import annotations

from syncline.patches import patch
from syncline.patches.guards import GUARD
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

_WAIT_FOR_ACTION = "if self._syncline_action:\n    _syncline.waits(self, 0)"
_BREAK = "self._break()"
_REFUSE = before("raise BrokenBarrierError", "_syncline.raises(self, 'threading.BrokenBarrierError')")


@patch("threading")
def _patch(threading: ModuleType) -> None:
    threading.Barrier._syncline_object = None  # type: ignore[attr-defined]
    threading.Barrier._syncline_action = False  # type: ignore[attr-defined]
    edit(threading, "Barrier.__init__", after(BODY, "_syncline.made(self, 'Barrier', parties=parties)"))
    edit(
        threading,
        "Barrier.wait",
        instead(BODY, GUARD),
        before(BODY, f"_syncline.enter(self, 'wait')\n{_WAIT_FOR_ACTION}"),
        after("self._count += 1", "_syncline.record(self, _syncline.ARRIVED, index)"),
        before("self._wait(timeout)", "_syncline.waits(self, self._count, timeout)"),
        before("return index", "if index + 1 != self._parties:\n    _syncline.record(self, _syncline.PASSED, index)"),
    )
    edit(threading, "Barrier._enter", _REFUSE)
    edit(
        threading,
        "Barrier._release",
        before("self._action()", "self._syncline_action = True"),
        before("self._state = 1", "self._syncline_action = False\n_syncline.record(self, _syncline.PASSED, self._parties - 1)"),
        before(_BREAK, "self._syncline_action = False\n_syncline.record(self, _syncline.BROKE, max(0, self.n_waiting - 1))"),
    )
    edit(
        threading,
        "Barrier._wait",
        before(
            _BREAK,
            "_syncline.record(self, _syncline.TIMED_OUT)\n"
            "_syncline.record(self, _syncline.BROKE, max(0, self.n_waiting - 1))",
        ),
        _REFUSE,
    )
    edit(
        threading,
        "Barrier.abort",
        before(BODY, f"_syncline.enter(self, 'abort')\n{_WAIT_FOR_ACTION}"),
        before(_BREAK, "_syncline.record(self, _syncline.BROKE, self.n_waiting)"),
    )
    edit(
        threading,
        "Barrier.reset",
        before(BODY, f"_syncline.enter(self, 'reset')\n{_WAIT_FOR_ACTION}"),
        before("if self._count > 0:…", "_syncline.record(self, _syncline.RESET, self.n_waiting)"),
    )
