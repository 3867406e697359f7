"""``multiprocessing.Pool``: tasks that actors put, and workers take.

A task goes to its worker with the number of the actor that has put it, a result comes back with that of the worker. A pool of
threads is not shown.
"""

from __future__ import annotations

from collections import deque

from syncline import actors, clock, events, gate, kinds, recorder
from syncline.patches import patch
from syncline.processes import makers, pool_texts, waits
from syncline.rewrite import BODY, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any

    from syncline.objects import TracedObject

_WAITS_FOR_TASK = "waits for a task: there is none"
_WAITS_FOR_RESULT = "waits for the next result"
_PLAIN_TASK = 5
_PLAIN_RESULT = 3


def pool_is_made(pool: Any) -> None:
    """Trace a pool of processes if the user makes it; its workers are not started yet."""
    if hasattr(pool._inqueue, "_reader"):  # not a ThreadPool
        pool._syncline_object = makers.trace(pool, "ProcessPool", {"capacity": 0})
        pool._inqueue._syncline_pool = pool._syncline_object


def worker_is_made(worker: Any, tasks: Any) -> None:
    """A worker is about to be started."""
    traced = getattr(tasks, "_syncline_pool", None)
    if traced is not None:
        traced.known_name()  # as long as the script's variables can be seen
        worker._syncline_pool = traced


def task_is_put(pool: Any, result: Any, function: Any, args: Any) -> None:
    """An actor is about to put one task, of which it waits for the result."""
    _tasks_are_put(pool, result, [pool_texts.task(function, args)])


def _tasks_are_put(pool: Any, result: Any, tasks: Iterable[str] | None) -> None:
    """`tasks` are the texts of the tasks, None if nobody knows them yet."""
    traced = pool._syncline_object
    if traced is None or actors.is_library_thread():
        return
    result._syncline_caller = actors.current().id
    result._syncline_pool = traced
    result._syncline_arrived = deque()
    result._syncline_lazy = tasks is None
    for text in tasks or ():
        gate.enter("put", traced)
        events.emit(kinds.PUT, traced, text=text)


def result_is_made(pool: Any, result: Any, iterable: Any, size: int) -> None:
    """An actor is about to put the items of an iterable in chunks of this size; what it generates is put when it is known."""
    known = hasattr(iterable, "__len__")
    _tasks_are_put(pool, result, map(pool_texts.items, pool_texts.chunks(iterable, size)) if known and size > 0 else None)


def task_with_caller(task: Any, cache: Any) -> Any:
    """Return a task as it is sent to a worker."""
    result: Any = cache.get(task[0]) if isinstance(task, tuple) else None
    caller = getattr(result, "_syncline_caller", 0)
    if not caller:
        return task
    if result._syncline_lazy:
        result._syncline_pool.declare()
        recorder.write(kinds.PUT, caller, result._syncline_pool.id, text=pool_texts.task(*task[2:4]))
    return (*task, caller)


def worker_waits(tasks: Any) -> None:
    """A worker is about to wait for a task."""
    traced = pool_of_worker()
    if traced is not None:
        gate.enter("get", traced)
        if tasks._rlock._semlock._is_zero() or not tasks._reader.poll(0):
            events.emit(kinds.WAITING, traced, text=_WAITS_FOR_TASK)


def worker_passes() -> None:
    """A worker was told that there are no more tasks."""
    traced = pool_of_worker()
    if traced is not None and actors.current().waiting is traced:
        events.emit(kinds.PASSED, traced)


def task_is_taken(task: Any) -> Any:
    """A worker has taken a task; return it as it was put."""
    traced = pool_of_worker()
    if traced is not None:
        gate.go_on()
        caller = task[_PLAIN_TASK] if len(task) > _PLAIN_TASK else 0
        events.emit(kinds.TAKEN, traced, text=pool_texts.task(*task[2:4]), peer=caller)
    return task[:_PLAIN_TASK]


def result_is_ready(job: int, index: int, result: Any) -> Any:
    """A worker has done a task; return what it sends."""
    traced = pool_of_worker()
    if traced is None:
        return job, index, result
    if actors.current().waiting is not traced:
        gate.enter("done", traced)
        events.emit(kinds.DONE, traced)
    return job, index, result, actors.current().id


def result_arrives(task: Any, cache: Any) -> Any:
    """A result has arrived in the process of the pool; return it as without the tracer."""
    result = cache.get(task[0])
    arrived = getattr(result, "_syncline_arrived", None)
    if arrived is not None and len(task) > _PLAIN_RESULT:
        arrived.append((pool_texts.result(task[2], type(result).__name__ == "MapResult"), task[_PLAIN_RESULT]))
        event = getattr(result, "_event", None)
        if event is not None:  # an iterator is notified when it has the item
            with event._cond:
                event._cond.notify_all()
    return task[:_PLAIN_RESULT]


def await_results(result: Any, timeout: float | None) -> None:
    """Wait until all results of an actor's tasks have arrived, at most `timeout` seconds of the run's clock, and record each."""
    arrived = getattr(result, "_syncline_arrived", None)
    if arrived is None or actors.is_library_thread():
        result._event.wait(timeout)
        return
    traced, event = result._syncline_pool, result._event
    gate.enter("get", traced)
    deadline = None if timeout is None else clock.seconds() + timeout
    while True:
        _record_arrived(result)
        left = None if deadline is None else deadline - clock.seconds()
        if event._flag or (left is not None and left <= 0):
            break
        waits.begin(traced, _WAITS_FOR_RESULT, timeout)
        with event._cond:
            if not arrived and not event._flag:
                waits.blocking(event._cond.wait, None if left is None else min(left, 0.05))
    _record_arrived(result)
    if event._flag:  # it may have been set a moment after the last result had arrived
        _stops_waiting(traced)


def await_next(result: Any, timeout: float | None) -> None:
    """Wait until an iterator over results has the next one, at most `timeout` seconds of the run's clock; its lock is held."""
    traced = getattr(result, "_syncline_pool", None)
    if traced is None or actors.is_library_thread():
        result._cond.wait(timeout)
        return
    waits.begin(traced, _WAITS_FOR_RESULT, timeout)
    if timeout is None:
        waits.blocking(result._cond.wait, None)
    else:
        clock.wait(result._cond.wait, timeout)


def next_arrives(result: Any, is_end: bool = False) -> None:
    """An iterator over results gives the next one to its actor, or ends."""
    traced = getattr(result, "_syncline_pool", None)
    if traced is None or actors.is_library_thread():
        return
    _record_arrived(result)
    if is_end:
        _stops_waiting(traced)


def results_raise(result: Any, error: object) -> None:
    """What an actor waits for ends in an error."""
    traced = getattr(result, "_syncline_pool", None)
    if traced is not None and not actors.is_library_thread():
        text = events.error_text(error) if isinstance(error, BaseException) else "multiprocessing.context.TimeoutError"
        events.emit(kinds.RAISED, traced, text=text)


def pool_shuts_down(pool: Any, operation: str) -> None:
    """A pool is about to take no more tasks."""
    traced = pool._syncline_object
    if traced is not None and pool._state == "RUN" and not actors.is_library_thread():
        gate.enter(operation, traced)
        events.emit(kinds.CLOSED, traced)


def _stops_waiting(traced: TracedObject) -> None:
    if actors.current().waiting is traced:
        events.emit(kinds.PASSED, traced)


def _record_arrived(result: Any) -> None:
    arrived = result._syncline_arrived
    while arrived:
        text, worker = arrived.popleft()
        events.emit(kinds.RECEIVED, result._syncline_pool, text=text, peer=worker)


def pool_of_worker() -> Any:
    """Return what the log knows of the pool whose worker the calling process is; None if it is none, or a library's."""
    from multiprocessing.process import current_process

    return current_process().__dict__.get("_syncline_pool")


@patch("multiprocessing.pool")
def _patch(pool: ModuleType) -> None:
    pool.Pool._syncline_object = None  # type: ignore[attr-defined]
    edit(pool, "Pool.__init__", before("self._processes = processes", "_syncline.pool_is_made(self)"))
    edit(pool, "Pool._repopulate_pool_static", before("w.start()", "_syncline.worker_is_made(w, inqueue)"))
    edit(
        pool,
        "Pool._map_async",
        before("self._taskqueue.put(…", "_syncline.result_is_made(self, result, iterable, chunksize)"),
    )
    edit(
        pool,
        "Pool.apply_async",
        before("self._taskqueue.put(…", "_syncline.task_is_put(self, result, func, args)"),
    )
    for name in ("imap", "imap_unordered"):
        made = before("self._taskqueue.put(…", "_syncline.result_is_made(self, result, iterable, chunksize)")
        edit(pool, f"Pool.{name}", made)
    edit(
        pool,
        "IMapIterator.next",
        instead("self._cond.wait(timeout)", "_syncline.await_next(self, timeout)"),
        before("success, value = item", "_syncline.next_arrives(self)"),
        before("raise StopIteration from None", "_syncline.next_arrives(self, True)"),
        before("raise TimeoutError from None", "_syncline.results_raise(self, None)"),
        before("raise value", "_syncline.results_raise(self, value)"),
    )
    edit(pool, "Pool._handle_tasks", instead("put(task)", "put(_syncline.task_with_caller(task, cache))"))
    edit(
        pool,
        "Pool._handle_results",
        instead("job, i, obj = task", "job, i, obj = _syncline.result_arrives(task, cache)"),
    )
    edit(
        pool,
        "worker",
        before("task = get()", "_syncline.worker_waits(inqueue)"),
        before("break", "_syncline.worker_passes()"),
        instead("job, i, func, args, kwds = task", "job, i, func, args, kwds = _syncline.task_is_taken(task)"),
        instead("put((job, i, result))", "put(_syncline.result_is_ready(job, i, result))"),
    )
    edit(pool, "ApplyResult.wait", instead("self._event.wait(timeout)", "_syncline.await_results(self, timeout)"))
    edit(
        pool,
        "ApplyResult.get",
        before("raise TimeoutError", "_syncline.results_raise(self, None)"),
        before("raise self._value", "_syncline.results_raise(self, self._value)"),
    )
    for operation in ("close", "terminate"):
        edit(pool, f"Pool.{operation}", before(BODY, f"_syncline.pool_shuts_down(self, {operation!r})"))
