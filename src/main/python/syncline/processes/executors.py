"""``concurrent.futures.ProcessPoolExecutor``: like ``multiprocessing.Pool``, but it is broken when a worker dies.

A task is put when it is submitted; that a thread of the executor hands it on is not shown. The number of the actor that has put it
goes with it to a worker, and the worker's comes back with the result. What is done with futures is in `patches.futures`.
"""

from __future__ import annotations

from queue import Empty

from syncline import actors, events, gate, kinds
from syncline.patches import executors, futures, patch
from syncline.processes import makers, pool_texts, pools, processes
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_CHUNKS = "_process_chunk"


def executor_is_made(executor: Any) -> None:
    """Trace an executor if the user makes it; its workers are not started yet."""
    executor._syncline_object = makers.trace(executor, "ProcessPool", {"capacity": 0})


def work_is_put(executor: Any, work: Any) -> None:
    """A task is about to be submitted."""
    traced = executor._syncline_object
    if traced is None:
        return
    mapped = getattr(work.fn, "func", None)
    if getattr(mapped, "__name__", "") == _CHUNKS:  # a chunk of the items of map()
        text = pool_texts.items([item[0] if len(item) == 1 else item for item in work.args[0]])
        futures.future_is_made(work.future, traced, text, pool_texts.items)
    else:
        text = futures.task_text(work.fn, work.args)
        futures.future_is_made(work.future, traced, text)
    events.emit(kinds.PUT, traced, text=text)


def call_of(work: Any, call: Any) -> Any:
    """Return a task as it is sent to a worker."""
    if work.future._syncline_object is not None:
        call._syncline_task = (work.future._syncline_task, work.future._syncline_caller)
    return call


def worker_process_is_made(executor: Any, process: Any) -> None:
    """A worker is about to be started."""
    executor._syncline_workers += 1
    process._syncline_worker = f"{executors.WORKER} {executor._syncline_workers}"
    process._syncline_pool = executor._syncline_object


def call_is_taken(call: Any) -> None:
    """A worker has received something: a task, or nothing, which tells it to end."""
    traced = pools.pool_of_worker()
    if call is None:
        pools.worker_passes()
    elif traced is not None:
        text, caller = call._syncline_task
        events.emit(kinds.TAKEN, traced, text=text, peer=caller)


def call_is_done() -> None:
    """A worker has done a task, and is about to send its result."""
    traced = pools.pool_of_worker()
    if traced is not None:
        gate.enter("done", traced)
        events.emit(kinds.DONE, traced)


def number_of_worker() -> int:
    """Return the actor that sends a result, 0 if the pool is not traced."""
    return actors.current().id if pools.pool_of_worker() is not None else 0


def result_comes(work: Any, result: Any) -> None:
    """The result of a task is about to be given to its future."""
    work.future._syncline_worker = result._syncline_worker


def work_is_refused(work: Any) -> None:
    """A task could not be pickled; the actor that asks for its result gets it back with the error."""
    if work is not None:
        work.future._syncline_refused = True


def executor_closes(executor: Any, cancel: bool) -> None:
    """No more tasks are taken; if they are to be cancelled, take back those that no worker can have.

    The executor's own thread cancels their futures soon after, for which it needs the executor.
    """
    traced = executor._syncline_object
    if traced is None:
        return
    if cancel and executor._executor_manager_thread is not None:
        executor._executor_manager_thread._syncline_executor = executor
        try:
            while True:
                work = executor._pending_work_items[executor._work_ids.get_nowait()]
                if not work.future.cancelled():
                    futures.future_is_cancelled(work.future)
        except Empty:
            pass
    if not executor._shutdown_thread:
        events.emit(kinds.CLOSED, traced)


def join_workers(executor: Any) -> None:
    """Join the workers; the executor's own thread finds out that they have ended."""
    if executor._syncline_object is not None and not actors.is_library_thread():
        for process in list(executor._processes.values()):
            processes.join_reaped(process, executor._executor_manager_thread)


@patch("concurrent.futures.process")
def _patch(module: ModuleType) -> None:
    executor = module.ProcessPoolExecutor
    executor._syncline_object = None
    executor._syncline_workers = 0
    edit(
        module,
        "ProcessPoolExecutor.__init__",
        after("self._result_queue = mp_context.SimpleQueue()", "_syncline.executor_is_made(self)"),
    )
    edit(
        module,
        "ProcessPoolExecutor.submit",
        before(BODY, "_syncline.enter(self, 'submit')"),
        before("raise BrokenProcessPool(self._broken)", "_syncline.raises(self, f'BrokenProcessPool: {self._broken}')"),
        *executors.REFUSALS,
        after("w = _WorkItem(f, fn, args, kwargs)", "_syncline.work_is_put(self, w)"),
    )
    edit(
        module,
        "ProcessPoolExecutor._spawn_process",
        before("p.start()", "_syncline.worker_process_is_made(self, p)"),
    )
    edit(
        module,
        "ProcessPoolExecutor.shutdown",
        before(BODY, "_syncline.enter(self, 'shutdown')"),
        after("self._cancel_pending_futures = cancel_futures", "_syncline.executor_closes(self, cancel_futures)"),
        before("self._executor_manager_thread.join()", "_syncline.join_workers(self)"),
    )
    edit(
        module,
        "_ExecutorManagerThread.add_call_item_to_queue",
        instead(
            "self.call_queue.put(_CallItem(…",
            "call = _CallItem(work_id, work_item.fn, work_item.args, work_item.kwargs)\n"
            "self.call_queue.put(_syncline.call_of(work_item, call), block=True)",
        ),
    )
    edit(
        module,
        "_ExecutorManagerThread.process_result_item",
        before("if result_item.exception:…", "_syncline.result_comes(work_item, result_item)"),
    )
    edit(
        module,
        "_SafeQueue._on_queue_feeder_error",
        before("if work_item is not None:…", "_syncline.work_is_refused(work_item)"),
    )
    edit(module, "_ResultItem.__init__", after(BODY, "self._syncline_worker = _syncline.number_of_worker()"))
    edit(
        module,
        "_process_worker",
        before("call_item = call_queue.get(block=True)", "_syncline.worker_waits(call_queue)"),
        before("if call_item is None:…", "_syncline.call_is_taken(call_item)"),
        before("_sendback_result(…", "_syncline.call_is_done()"),
    )
