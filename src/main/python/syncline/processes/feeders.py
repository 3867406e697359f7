"""The feeder of a queue: the thread that writes what a process has put into the pipe of the queue; it has a lane of its own."""

from __future__ import annotations

import threading

from syncline import actors, events, gate, kinds
from syncline.patches import patch
from syncline.patches.threads import TracedThread
from syncline.processes import texts, waits
from syncline.processes.connections import send_message
from syncline.processes.queues import last_putter
from syncline.rewrite import before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

_BUFFER_EMPTY = "waits for something to be put into its buffer"
_OTHER_WRITES = "waits for the write lock: another process is writing into the pipe"
_MUST_WRITE = "waits for its feeder to write what is left in the buffer"
_MOST_NAME = 16
_SUFFIX = " feeder"


class FeederThread(TracedThread):
    """What the log knows of a feeder; that it is joined is a wait for its queue."""

    __slots__ = ("busy", "queue")
    made_by_user = False

    def __init__(self, name: str, queue: Any) -> None:
        super().__init__(name, name)
        self.queue = (queue._syncline_object, queue._syncline_pipe, queue._writer, queue._buffer)
        self.busy = False


def feeder_is_made(queue: Any) -> None:
    """The feeder of a queue is about to be started."""
    if queue._syncline_object is not None:
        name = _shortened(actors.current().name, _MOST_NAME - len(_SUFFIX)) + _SUFFIX
        queue._thread._syncline_thread = FeederThread(name, queue)


def feeder_waits(wait: Callable[[], object]) -> None:
    """Let the feeder wait until something is put into its buffer, or it has to end."""
    feeder = _feeder()
    if feeder is None:
        wait()
        return
    queue = feeder.queue[0]
    feeder.busy = False
    events.emit(kinds.WAITING, queue, text=_BUFFER_EMPTY)
    wait()
    feeder.busy = True
    events.emit(kinds.WOKEN, queue, peer=last_putter.get(queue.id, 0))


def feeder_locks(acquire: Callable[..., object]) -> None:
    """Acquire the lock that all feeders of the queue have to hold that write."""
    feeder = _feeder()
    if feeder is not None:
        feeder.busy = True
        gate.enter("send", feeder.queue[1])
        if acquire(False):
            return
        waits.begin(feeder.queue[1], _OTHER_WRITES)
    waits.ended(acquire())


def feeder_sends(send: Callable[[Any], object], data: Any) -> None:
    """Write one item into the pipe."""
    feeder = _feeder()
    if feeder is None:
        send(data)
    else:
        _, pipe, writer, _ = feeder.queue
        send_message(writer, pipe, data, texts.pickled_item(data))


def feeder_drops(item: Any) -> None:
    """The feeder has failed to write an item, which is out of the queue then."""
    feeder = _feeder()
    if feeder is not None:
        text = texts.pickled_item(item) if isinstance(item, (bytes, memoryview)) else texts.item(item)
        events.emit(kinds.TAKEN, feeder.queue[0], text=text)


def feeder_is_joined(thread: Any) -> None:
    """Wait until a feeder has written everything."""
    feeder = thread._syncline_thread
    shown = isinstance(feeder, FeederThread) and not actors.is_library_thread()
    queue, buffer = (feeder.queue[0], feeder.queue[3]) if shown else (None, ())
    waited = shown and thread.is_alive() and (feeder.busy or len(buffer) > 1)  # the last one says that it has to end
    if waited:
        events.emit(kinds.WAITING, queue, text=_MUST_WRITE)
    thread.join()
    if waited:
        events.emit(kinds.PASSED, queue)


def _feeder() -> FeederThread | None:
    found = threading.current_thread()._syncline_thread  # type: ignore[attr-defined]
    return found if isinstance(found, FeederThread) else None


def _shortened(name: str, most: int) -> str:
    """Return a name cut in a way that keeps its number."""
    if len(name) <= most:
        return name
    number = name.rpartition(" ")[2]
    end = f" {number}" if len(number) <= 3 else ""
    return name[: most - 1 - len(end)] + "…" + end


@patch("multiprocessing.queues")
def _patch(queues: ModuleType) -> None:
    edit(queues, "Queue._start_thread", before("self._thread.start()", "_syncline.feeder_is_made(self)"))
    edit(queues, "Queue._finalize_join", instead("thread.join()", "_syncline.feeder_is_joined(thread)"))
    edit(
        queues,
        "Queue._feed",
        instead("nwait()", "_syncline.feeder_waits(nwait)"),
        instead("wacquire()", "_syncline.feeder_locks(wacquire)"),
        instead("send_bytes(obj)", "_syncline.feeder_sends(send_bytes, obj)"),
        before("queue_sem.release()", "_syncline.feeder_drops(obj)"),
    )
