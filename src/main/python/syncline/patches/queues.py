"""``queue.Queue``, ``LifoQueue`` and ``PriorityQueue``, recorded inside their own mutex."""

from __future__ import annotations

from syncline import clock
from syncline.patches import patch
from syncline.patches.guards import GUARD
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

_TYPES = ("PriorityQueue", "LifoQueue", "Queue")


def queue_type(queue: object) -> str:
    """Return the type that a queue, perhaps of a class of the user's, has in the log."""
    names = [kind.__name__ for kind in type(queue).__mro__ if kind.__module__ == "queue"]
    return next((name for name in names if name in _TYPES), "Queue")


_TEXTS = {
    "not_full": "waits for room: the queue is full",
    "not_empty": "waits for an item: the queue is empty",
    "all_tasks_done": "waits until all tasks are done",
}
"""For what an actor waits at each condition; the server goes by the beginning of these texts."""


def _waits(condition: str, timeout: str) -> str:
    return f"_syncline.waits(self, len(self.{condition}._waiters) + 1, {timeout}, {_TEXTS[condition]!r})"


@patch("queue")
def _patch(queue: ModuleType) -> None:
    queue.time = clock.seconds  # type: ignore[attr-defined]
    queue.Queue._syncline_object = None  # type: ignore[attr-defined]
    shut_down = hasattr(queue, "ShutDown")  # since 3.13
    refuse = [before("raise ShutDown", "_syncline.raises(self, 'queue.ShutDown')")] if shut_down else []
    edit(
        queue,
        "Queue.__init__",
        after(
            BODY,
            "_syncline.made(self, _syncline.queue_type(self), capacity=max(maxsize, 0))",
        ),
    )
    edit(
        queue,
        "Queue.put",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'put')"),
        before("self.not_full.wait()", _waits("not_full", "None")),
        before("self.not_full.wait(remaining)", _waits("not_full", "timeout")),
        before("raise Full", "_syncline.raises(self, 'queue.Full')"),
        after(
            "self._put(item)",
            "if self._syncline_object is not None:\n"
            "    _syncline.record(self, _syncline.PUT, self._qsize(), _syncline.item_text(item))",
        ),
        *refuse,
    )
    edit(
        queue,
        "Queue.get",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'get')"),
        before("self.not_empty.wait()", _waits("not_empty", "None")),
        before("self.not_empty.wait(remaining)", _waits("not_empty", "timeout")),
        before("raise Empty", "_syncline.raises(self, 'queue.Empty')"),
        after(
            "item = self._get()",
            "if self._syncline_object is not None:\n"
            "    _syncline.record(self, _syncline.TAKEN, self._qsize(), _syncline.item_text(item))",
        ),
        *refuse,
    )
    edit(
        queue,
        "Queue.task_done",
        before(BODY, "_syncline.enter(self, 'task_done')"),
        before("if unfinished <= 0:…", "if unfinished >= 0:\n    _syncline.record(self, _syncline.DONE, unfinished)"),
        before(
            "raise ValueError('task_done() called too many times')",
            "_syncline.raises(self, 'ValueError: task_done() called too many times')",
        ),
    )
    edit(
        queue,
        "Queue.join",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'join')"),
        before("self.all_tasks_done.wait()", _waits("all_tasks_done", "None")),
        after("while self.unfinished_tasks:…", "_syncline.record(self, _syncline.DONE)"),
    )
    if shut_down:
        edit(
            queue,
            "Queue.shutdown",
            before(BODY, "_syncline.enter(self, 'shutdown')"),
            before(
                "self.is_shutdown = True", "_syncline.record(self, _syncline.CLOSED, 0 if immediate else self._qsize())"
            ),
        )
