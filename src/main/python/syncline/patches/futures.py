"""Futures of ``concurrent.futures``: an actor waits for the results of tasks, whose pool is one of threads or of processes.

A future is traced if its pool is. Its result, or its exception, is received each time that an actor asks for it.
"""

from __future__ import annotations

from syncline import actors, clock, events, gate, kinds
from syncline.patches import patch
from syncline.patches.guards import GUARD
from syncline.rewrite import BODY, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any, Callable

    from syncline.objects import TracedObject

_WAITS_FOR_NEXT = "waits for the next result"
_WAITS_FOR_RESULT = "waits for the result of "

_AWAITS = """\
_syncline.results_are_awaited({futures}, waiter.event, {timeout})
try:
    ...
except BaseException as error:
    _syncline.results_arrive({futures}, waiter.event, error)
    raise
_syncline.results_arrive({futures}, waiter.event)"""
"""Code around a wait for any of several futures, or for all of them."""


def future_is_made(future: Any, traced: TracedObject, task: str, result_text: Callable[[Any], str] = events.item_text) -> None:
    """Trace the future of a task that was put into a traced pool; `task` and `result_text` say how the log calls it and its result."""
    future._syncline_object = traced
    future._syncline_caller = actors.current().id
    future._syncline_task = task
    future._syncline_result_text = result_text


def task_text(function: Any, arguments: Any) -> str:
    """Return what the log calls a task: its first text among the arguments, its only argument, or its function."""
    text = next((argument for argument in arguments if isinstance(argument, str) and argument), None)
    if text is not None:
        return text
    if len(arguments) == 1:
        return events.item_text(arguments[0])
    return getattr(function, "__name__", None) or type(function).__name__


def future_is_cancelled(future: Any) -> None:
    """A task that no worker has taken is about to be cancelled, or was refused.

    A worker thread takes such a task and drops it; the actor itself takes it back from a pool of processes, whose workers never see it.
    """
    traced = future._syncline_object
    if traced is not None and traced.type == "ProcessPool" and not future._syncline_taken_back:
        future._syncline_taken_back = True
        events.emit(kinds.TAKEN, traced, text=future._syncline_task, peer=future._syncline_caller)
        events.emit(kinds.DONE, traced)


def result_is_awaited(future: Any, timeout: float | None) -> None:
    """The actor is about to wait for a result."""
    traced = future._syncline_object
    if traced is not None:
        events.emit(kinds.WAITING, traced, text=_WAITS_FOR_RESULT + future._syncline_task, timeout=timeout)


def result_is_there(future: Any) -> None:
    """The calling actor gets the result, or the exception, of a task."""
    traced = future._syncline_object
    if traced is None:
        return
    if future._exception is not None:
        if future._syncline_refused:
            future_is_cancelled(future)
        events.emit(kinds.RAISED, traced, text=events.error_text(future._exception), peer=future._syncline_worker)
    else:
        text = future._syncline_result_text(future._result)
        events.emit(kinds.RECEIVED, traced, text=text, peer=future._syncline_worker)


def results_are_awaited(futures: Iterable[Any], event: Any, timeout: float | None) -> None:
    """The actor is about to wait until futures are done; their pool, or the first one, is the object of its wait."""
    traced = _pool_of(futures)
    if traced is None or actors.is_library_thread():
        return
    gate.enter("wait", traced)
    if not event.is_set() and (timeout is None or timeout > 0):
        events.emit(kinds.WAITING, traced, text=_WAITS_FOR_NEXT, timeout=timeout)


def results_arrive(futures: Iterable[Any], event: Any, error: BaseException | None = None) -> None:
    """The wait is over: the futures are done, or the time is up, or there was an exception."""
    traced = _pool_of(futures)
    actor = actors.existing()
    if traced is None or actor is None or actor.waiting is not traced:
        return
    if error is not None:
        events.emit(kinds.RAISED, traced, text=events.error_text(error))
    else:
        events.emit(kinds.PASSED if event.is_set() else kinds.TIMED_OUT, traced)


def _pool_of(futures: Iterable[Any]) -> TracedObject | None:
    return next((future._syncline_object for future in futures if future._syncline_object is not None), None)


@patch("concurrent.futures._base")
def _patch(module: ModuleType) -> None:
    module.time = clock.RunClock(module.time)  # type: ignore[attr-defined]
    future = module.Future
    future._syncline_object = None
    future._syncline_worker = 0
    future._syncline_refused = future._syncline_taken_back = False
    for method, result in (("result", "return self.__get_result()"), ("exception", "return self._exception")):
        edit(
            module,
            f"Future.{method}",
            before(BODY, f"_syncline.enter(self, {method!r})"),
            instead("self._condition.wait(timeout)", GUARD),
            before("self._condition.wait(timeout)", "_syncline.result_is_awaited(self, timeout)"),
            before(result, "_syncline.result_is_there(self)"),
            before("raise CancelledError()", "_syncline.raises(self, 'CancelledError')"),
            before("raise TimeoutError()", "_syncline.raises(self, 'TimeoutError')"),
        )
    edit(module, "Future.cancel", before("self._state = CANCELLED", "_syncline.future_is_cancelled(self)"))
    edit(module, "wait", instead("waiter.event.wait(timeout)", _AWAITS.format(futures="set(fs) - done", timeout="timeout")))
    edit(
        module,
        "as_completed",
        instead("waiter.event.wait(wait_timeout)", _AWAITS.format(futures="pending", timeout="wait_timeout")),
    )
