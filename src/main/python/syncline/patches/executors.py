"""``concurrent.futures.ThreadPoolExecutor``: a pool, recorded as in Java.

Its tasks are put, taken by workers and done; their results are in `futures`.
"""

from __future__ import annotations

import re
import sys
import threading
import weakref
from _thread import RLock
from collections import deque

from syncline import actors, events, forks, kinds, objects
from syncline.patches import futures, patch
from syncline.patches.threads import TracedThread
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from syncline.objects import TracedObject

WORKER = "Worker"
"""The name of a worker of a pool that has no prefix for the names of its threads."""

_NO_PREFIX = re.compile(r"ThreadPoolExecutor-\d+")


class WorkQueue:
    """The queue of a pool: an item and its record are one step.

    An item that is None wakes a worker, which looks then whether the pool is shut down. The mutex is re-entrant: a
    finalizer puts one too.
    """

    def __init__(self, traced: TracedObject) -> None:
        """Begin without tasks."""
        self._traced = traced
        self._items: deque[Any] = deque()
        self.renew()
        self._not_done = 0
        self._closed = False
        _queues.add(self)

    def renew(self) -> None:
        """Make the condition anew: in a child, where another thread may have held it when the process was forked."""
        self._condition = threading.Condition(RLock())
        self._condition._syncline_object = None  # type: ignore[attr-defined]

    def put(self, item: Any) -> None:
        """Put a task, or None."""
        with self._condition:
            if item is not None:
                text = _text_of(item)
                futures.future_is_made(item.future, self._traced, text)
                item.future._syncline_queue = self
                self._not_done += 1
                events.emit(kinds.PUT, self._traced, self.qsize() + 1, text)
            self._items.append(item)
            self._condition.notify()

    def get(self, block: bool = True) -> Any:
        """Take the next task, or None.

        Raises queue.Empty if there is nothing, and it is not to be waited for.
        """
        with self._condition:
            if not self._items:
                if not block:
                    raise sys.modules["queue"].Empty
                waiters = self._condition._waiters  # type: ignore[attr-defined]
                events.emit(kinds.WAITING, self._traced, len(waiters) + 1)
                while not self._items:
                    self._condition.wait()
            item = self._items.popleft()
            if item is None:
                events.emit(kinds.RAISED, self._traced, text="queue.ShutDown")
            else:
                events.emit(kinds.TAKEN, self._traced, self.qsize(), _text_of(item))
            return item

    def get_nowait(self) -> Any:
        """Take the next task, or None.

        Raises queue.Empty if there is nothing.
        """
        return self.get(False)

    def qsize(self) -> int:
        """Return how many tasks have not been taken."""
        return len(self._items) - self._items.count(None)

    def done(self, future: Any) -> None:
        """Record that a task is done, before its result can be seen."""
        with self._condition:
            self._not_done -= 1
            events.emit(kinds.DONE, self._traced, self._not_done)
        future._syncline_worker = actors.current().id

    def close(self, cancel: bool) -> None:
        """Record that no more tasks can be put; cancel those in the queue, if that is wanted."""
        dropped: list[Any] = []
        with self._condition:
            if self._closed:
                return
            self._closed = True
            if cancel:
                dropped = [item for item in self._items if item is not None]
                self._not_done -= len(dropped)
            events.emit(kinds.CLOSED, self._traced, self.qsize() - len(dropped))
            if dropped:
                self._items.clear()
        for item in dropped:
            item.future.cancel()


_queues: weakref.WeakSet[WorkQueue] = weakref.WeakSet()


def _begin_process() -> None:
    for queue in list(_queues):
        queue.renew()


forks.after(_begin_process)


def work_queue(executor: Any) -> Any:
    """Return the queue of a pool: a recorded one if the user makes the pool."""
    executor._syncline_object = objects.trace(executor, "Pool")
    if executor._syncline_object is None:
        return sys.modules["queue"].SimpleQueue()
    return WorkQueue(executor._syncline_object)


def worker_is_made(executor: Any, thread: Any, number: int) -> None:
    """Show a thread of a pool as a worker; it is started by who submits a task, with locks of the pool held."""
    if executor._syncline_object is not None:
        prefix = executor._thread_name_prefix
        name = WORKER if _NO_PREFIX.fullmatch(prefix) else prefix
        thread._syncline_thread = TracedThread(f"{name} {number + 1}", thread._name, gated=False)


def pool_is_shut_down(executor: Any, cancel: bool) -> None:
    """Record that a pool takes no more tasks."""
    if executor._syncline_object is not None:
        executor._work_queue.close(cancel)


def task_is_done(future: Any) -> None:
    """Record that a task is done; the caller gives its result then."""
    if future._syncline_object is not None:
        future._syncline_queue.done(future)


def _text_of(item: Any) -> str:
    function, arguments, _ = item.task if hasattr(item, "task") else (item.fn, item.args, item.kwargs)
    return futures.task_text(function, arguments)


REFUSALS = [
    before(
        f"raise RuntimeError('cannot schedule new futures after {what}')",
        f"_syncline.raises(self, 'RuntimeError: cannot schedule new futures after {what}')",
    )
    for what in ("shutdown", "interpreter shutdown")
]
"""What a pool that was shut down raises, of threads or of processes."""


@patch("concurrent.futures.thread")
def _patch_executor(module: ModuleType) -> None:
    module.ThreadPoolExecutor._syncline_object = None
    edit(
        module,
        "ThreadPoolExecutor.__init__",
        instead("self._work_queue = queue.SimpleQueue()", "self._work_queue = _syncline.work_queue(self)"),
    )
    edit(
        module,
        "ThreadPoolExecutor.submit",
        before(BODY, "_syncline.enter(self, 'submit')"),
        *REFUSALS,
    )
    edit(
        module,
        "ThreadPoolExecutor._adjust_thread_count",
        before("t.start()", "_syncline.worker_is_made(self, t, num_threads)"),
    )
    edit(
        module,
        "ThreadPoolExecutor.shutdown",
        before(BODY, "_syncline.enter(self, 'shutdown')"),
        after("self._shutdown = True", "_syncline.pool_is_shut_down(self, cancel_futures)"),
    )
    edit(
        module,
        "_WorkItem.run",
        before("return", "_syncline.task_is_done(self.future)"),
        before("self.future.set_exception(exc)", "_syncline.task_is_done(self.future)"),
        before("self.future.set_result(result)", "_syncline.task_is_done(self.future)"),
    )
