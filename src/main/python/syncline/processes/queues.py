"""``multiprocessing`` ``Queue``, ``JoinableQueue`` and ``SimpleQueue``.

A queue is built on a pipe; the log shows both, as different objects: an item is put into the queue by the actor that has it, and
sent into the pipe by a feeder.
"""

from __future__ import annotations

from syncline import actors, clock, events, kinds
from syncline.patches import patch
from syncline.patches.guards import GUARD
from syncline.processes import makers, texts, waits
from syncline.processes.conditions import let_own
from syncline.processes.connections import send_message
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_ANOTHER = "waits for an item: another process is about to take the next one"
_EMPTY = "waits for an item: the pipe is empty"
_FULL = "waits for room: the queue is full"
_NOT_DONE = "waits until every task is done"
_OTHER_WRITES = "waits for the write lock: another process is writing into the pipe"
_JOINED = -1

last_putter: dict[int, int] = {}
"""The actor that has last put an item into a queue in this process, by the number of the queue: it wakes the feeder."""


def queue_is_made(queue: Any, maxsize: int) -> None:
    """Trace a queue if the user makes it."""
    joinable = any(kind.__name__ == "JoinableQueue" for kind in type(queue).__mro__)
    capacity = 0 if maxsize >= 0x7FFF_FFFF else maxsize
    traced = makers.trace(queue, "JoinableQueue" if joinable else "ProcessQueue", {"capacity": capacity})
    queue._syncline_object = traced
    queue._syncline_pipe = None if traced is None else makers.part(traced, "Pipe", " pipe", {"initial": 0})


def simple_queue_is_made(queue: Any) -> None:
    """Trace a queue without a feeder if the user makes it."""
    queue._syncline_object = makers.trace(queue, "ProcessQueue", {"capacity": 0})


def refuse_closed(queue: Any) -> None:
    """The operation is about to fail because the queue is closed here."""
    if queue._syncline_object is not None:
        events.emit(kinds.RAISED, queue._syncline_object, text=f"ValueError: Queue {queue!r} is closed")


def await_room(queue: Any, block: bool, timeout: float | None) -> bool:
    """Acquire room for an item; return whether there was some in time."""
    traced, semlock = queue._syncline_object, queue._sem._semlock
    if traced is None or (timeout is not None and not isinstance(timeout, (int, float))):
        return bool(semlock.acquire(block, timeout))
    if semlock.acquire(False):
        return True
    if not block or (timeout is not None and timeout <= 0):
        return False
    waits.begin(traced, _FULL, timeout)
    return bool(waits.ended(waits.semaphore(semlock, timeout)))


def item_is_put(queue: Any, item: object) -> None:
    """An item is about to be put into the buffer of the queue."""
    traced = queue._syncline_object
    if traced is not None:
        last_putter[traced.id] = actors.current().id
        events.emit(kinds.PUT, traced, text=texts.item(item))


def lock_reader(queue: Any, block: bool = True, timeout: float | None = None) -> bool:
    """Acquire the lock that all have to hold that take an item; return whether it was acquired in time."""
    traced, semlock = queue._syncline_object, queue._rlock._semlock
    if traced is None or (timeout is not None and not isinstance(timeout, (int, float))):
        return bool(semlock.acquire(block, timeout))
    if semlock.acquire(False):
        return True
    if not block or (timeout is not None and timeout <= 0):
        return False
    waits.begin(traced, _ANOTHER, timeout)
    return bool(waits.ended(waits.semaphore(semlock, timeout)))


def await_item(queue: Any, timeout: float | None = None) -> bool:
    """Wait until an item can be taken out of the pipe, with the lock of readers held; return whether there is one in time."""
    traced = queue._syncline_object
    if traced is None:
        return timeout is None or bool(queue._poll(timeout))
    if queue._poll(0):
        return True
    if timeout is not None and timeout <= 0:
        return False
    waits.begin(traced, _EMPTY, timeout)
    return bool(waits.ended(waits.blocking(queue._poll, timeout)))


def item_is_taken(queue: Any, data: Any) -> None:
    """An item was taken out of the pipe, and the lock of readers is still held."""
    traced = queue._syncline_object
    if traced is not None:
        text = texts.pickled_item(data)
        events.emit(kinds.TAKEN, traced, text=text)
        pipe = getattr(queue, "_syncline_pipe", None)
        if pipe is not None:
            events.emit(kinds.RECEIVED, pipe, text=text)


def put_pickled(queue: Any, data: Any) -> None:
    """Write an item into the pipe of a `SimpleQueue`, under the lock of writers."""
    traced, semlock = queue._syncline_object, queue._wlock._semlock
    if traced is None:
        with queue._wlock:
            queue._writer.send_bytes(data)
        return
    if not semlock.acquire(False):
        waits.begin(traced, _OTHER_WRITES)
        waits.ended(waits.semaphore(semlock, None))
    try:
        send_message(queue._writer, traced, data, texts.pickled_item(data), kinds.PUT)
    finally:
        semlock.release()


def join_waits(queue: Any) -> None:
    """The actor is about to wait until every task is done."""
    if queue._syncline_object is not None:
        waits.begin(queue._syncline_object, _NOT_DONE)


def join_ends(queue: Any) -> None:
    """Every task is done; one that has waited has recorded that when it woke."""
    if queue._syncline_object is not None:
        events.emit(kinds.DONE, queue._syncline_object, _JOINED)


def own_joins(queue: Any) -> None:
    """Let the end of a join be recorded by the condition inside, before anybody can put another item."""
    let_own(queue._cond, queue._syncline_object, joins=True)


@patch("multiprocessing.queues")
def _patch(queues: ModuleType) -> None:
    queues.time = clock.RunClock(queues.time)  # type: ignore[attr-defined]
    queues.Queue._syncline_object = queues.Queue._syncline_pipe = None  # type: ignore[attr-defined]
    queues.SimpleQueue._syncline_object = queues.SimpleQueue._syncline_pool = None  # type: ignore[attr-defined]
    closed = before("if self._closed:…", "if self._closed:\n    _syncline.refuse_closed(self)")
    edit(queues, "Queue.__init__", after(BODY, "_syncline.queue_is_made(self, maxsize)"))
    for name in ("Queue", "JoinableQueue"):
        edit(
            queues,
            f"{name}.put",
            instead(BODY, GUARD),
            before(BODY, "_syncline.enter(self, 'put')"),
            closed,
            instead(
                "if not self._sem.acquire(block, timeout):…",
                "if not _syncline.await_room(self, block, timeout):\n    raise Full",
            ),
            before("raise Full", "_syncline.raises(self, 'queue.Full')"),
            before("self._buffer.append(obj)", "_syncline.item_is_put(self, obj)"),
        )
    edit(
        queues,
        "Queue.get",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'get')"),
        closed,
        instead(
            "with self._rlock:…",
            "_syncline.lock_reader(self)\n"
            "try:\n"
            "    _syncline.await_item(self)\n"
            "    res = self._recv_bytes()\n"
            "finally:\n"
            "    self._rlock.release()",
        ),
        instead(
            "if not self._rlock.acquire(block, timeout):…",
            "if not _syncline.lock_reader(self, block, timeout):\n    raise Empty",
        ),
        instead("if not self._poll(timeout):…", "if not _syncline.await_item(self, timeout):\n    raise Empty"),
        before("raise Empty", "_syncline.raises(self, 'queue.Empty')"),
        after("res = self._recv_bytes()", "_syncline.item_is_taken(self, res)"),
    )
    edit(
        queues,
        "Queue.close",
        before(
            BODY,
            "if not self._closed:\n    _syncline.enter(self, 'close')\n    _syncline.record(self, _syncline.CLOSED)",
        ),
    )
    makers.carry(queues.Queue, "_syncline_object", "_syncline_pipe")
    edit(
        queues,
        "JoinableQueue.task_done",
        before(BODY, "_syncline.enter(self, 'task_done')"),
        before(
            "raise ValueError('task_done() called too many times')",
            "_syncline.raises(self, 'ValueError: task_done() called too many times')",
        ),
        before("if self._unfinished_tasks._semlock._is_zero():…", "_syncline.record(self, _syncline.DONE)"),
    )
    edit(
        queues,
        "JoinableQueue.join",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'join')"),
        instead(
            "if not self._unfinished_tasks._semlock._is_zero():…",
            "if not self._unfinished_tasks._semlock._is_zero():\n"
            "    _syncline.join_waits(self)\n"
            "    self._cond.wait()\n"
            "else:\n"
            "    _syncline.join_ends(self)",
        ),
    )
    edit(queues, "JoinableQueue.__init__", after(BODY, "_syncline.own_joins(self)"))
    edit(queues, "SimpleQueue.__init__", after(BODY, "_syncline.simple_queue_is_made(self)"))
    edit(
        queues,
        "SimpleQueue.get",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'get')"),
        instead(
            "with self._rlock:…",
            "_syncline.lock_reader(self)\n"
            "try:\n"
            "    _syncline.await_item(self)\n"
            "    res = self._reader.recv_bytes()\n"
            "    _syncline.item_is_taken(self, res)\n"
            "finally:\n"
            "    self._rlock.release()",
        ),
    )
    edit(
        queues,
        "SimpleQueue.put",
        instead(BODY, GUARD),
        before(BODY, "_syncline.enter(self, 'put')"),
        instead("if self._wlock is None:…", "_syncline.put_pickled(self, obj)"),
    )
    makers.carry(queues.SimpleQueue, "_syncline_object", "_syncline_pool")
