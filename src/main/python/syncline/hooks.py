"""What statements that were inserted into the standard library call, by the name ``_syncline``.

A thing of the library that is traced has its `TracedObject` as attribute ``_syncline_object``; it is None if a library made the thing for
itself. All functions that are given the thing do nothing then.
"""

from __future__ import annotations

from syncline import actors, clock, events, gate, kinds, objects, user
from syncline.events import item_text as item_text
from syncline.kinds import ACQUIRED as ACQUIRED
from syncline.kinds import ARRIVED as ARRIVED
from syncline.kinds import BROKE as BROKE
from syncline.kinds import CLEARED as CLEARED
from syncline.kinds import CLOSED as CLOSED
from syncline.kinds import DONE as DONE
from syncline.kinds import NOTIFIED as NOTIFIED
from syncline.kinds import PASSED as PASSED
from syncline.kinds import PUT as PUT
from syncline.kinds import RELEASED as RELEASED
from syncline.kinds import RESET as RESET
from syncline.kinds import SET as SET
from syncline.kinds import TAKEN as TAKEN
from syncline.kinds import TIMED_OUT as TIMED_OUT
from syncline.kinds import WOKEN as WOKEN
from syncline.patches.conditions import acquire_again as acquire_again
from syncline.patches.conditions import lock_of_condition as lock_of_condition
from syncline.patches.conditions import owns_traced_lock as owns_traced_lock
from syncline.patches.conditions import release_and_wait as release_and_wait
from syncline.patches.executors import pool_is_shut_down as pool_is_shut_down
from syncline.patches.executors import task_is_done as task_is_done
from syncline.patches.executors import work_queue as work_queue
from syncline.patches.executors import worker_is_made as worker_is_made
from syncline.patches.futures import future_is_cancelled as future_is_cancelled
from syncline.patches.futures import result_is_awaited as result_is_awaited
from syncline.patches.futures import result_is_there as result_is_there
from syncline.patches.futures import results_are_awaited as results_are_awaited
from syncline.patches.futures import results_arrive as results_arrive
from syncline.patches.queues import queue_type as queue_type
from syncline.patches.semaphores import semaphore_type as semaphore_type
from syncline.patches.threads import join_begins as join_begins
from syncline.patches.threads import join_ends as join_ends
from syncline.patches.threads import thread_did_not_start as thread_did_not_start
from syncline.patches.threads import thread_ends as thread_ends
from syncline.patches.threads import thread_is_made as thread_is_made
from syncline.patches.threads import thread_raises as thread_raises
from syncline.patches.threads import thread_runs as thread_runs
from syncline.patches.threads import thread_starts as thread_starts
from syncline.patches.threads import timer_is_made as timer_is_made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

is_user = user.is_caller
wait_as_user = user.wait
wait_by_clock = clock.wait
go_on = gate.go_on


def made(thing: Any, type_name: str, **attributes: Any) -> None:
    """A thing of this type was made; `attributes` are those of the log."""
    thing._syncline_object = objects.trace(thing, type_name, attributes)


def enter(thing: Any, operation: str) -> None:
    """An operation on the thing is about to begin."""
    traced = thing._syncline_object
    if traced is not None:
        gate.enter(operation, traced)


def record(thing: Any, kind: int, value: int = 0, text: str = "") -> None:
    """Something has become true of the thing."""
    traced = thing._syncline_object
    if traced is not None:
        events.emit(kind, traced, value, text)


def waits(thing: Any, value: int, timeout: float | None = None, text: str = "") -> None:
    """The actor begins to wait for the thing, or continues to; `timeout` is in seconds, the text says for what, if that is not clear."""
    traced = thing._syncline_object
    if traced is not None and actors.current().waiting is not traced:
        events.emit(kinds.WAITING, traced, value, text, timeout)


def raises(thing: Any, text: str) -> None:
    """The operation on the thing is about to raise an exception."""
    record(thing, kinds.RAISED, text=text)


def wait_failed(thing: Any, error: BaseException) -> None:
    """An exception has left an operation; if the actor was waiting for the thing, that wait is over."""
    traced = thing._syncline_object
    if traced is not None and actors.current().waiting is traced:
        events.emit(kinds.RAISED, traced, text=events.error_text(error))
