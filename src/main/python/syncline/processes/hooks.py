"""What statements that were inserted into ``multiprocessing`` call, by the name ``_syncline``.

As in `syncline.hooks`, a thing that is traced has its `TracedObject` as attribute ``_syncline_object``, which is None otherwise.
"""

from __future__ import annotations

from syncline import clock
from syncline.hooks import ACQUIRED as ACQUIRED
from syncline.hooks import ARRIVED as ARRIVED
from syncline.hooks import BROKE as BROKE
from syncline.hooks import CLEARED as CLEARED
from syncline.hooks import CLOSED as CLOSED
from syncline.hooks import DONE as DONE
from syncline.hooks import NOTIFIED as NOTIFIED
from syncline.hooks import PASSED as PASSED
from syncline.hooks import PUT as PUT
from syncline.hooks import RELEASED as RELEASED
from syncline.hooks import RESET as RESET
from syncline.hooks import SET as SET
from syncline.hooks import TAKEN as TAKEN
from syncline.hooks import TIMED_OUT as TIMED_OUT
from syncline.hooks import WOKEN as WOKEN
from syncline.hooks import enter as enter
from syncline.hooks import go_on as go_on
from syncline.hooks import is_user as is_user
from syncline.hooks import raises as raises
from syncline.hooks import record as record
from syncline.hooks import wait_as_user as wait_as_user
from syncline.hooks import wait_failed as wait_failed
from syncline.processes import waits
from syncline.processes.barriers import barrier_is_made as barrier_is_made
from syncline.processes.children import child_begins as child_begins
from syncline.processes.children import import_main as import_main
from syncline.processes.children import is_tracker as is_tracker
from syncline.processes.children import spawn_tracker as spawn_tracker
from syncline.processes.children import traced_arguments as traced_arguments
from syncline.processes.children import with_lane as with_lane
from syncline.processes.conditions import await_woken as await_woken
from syncline.processes.conditions import condition_is_made as condition_is_made
from syncline.processes.conditions import enter_monitor as enter_monitor
from syncline.processes.conditions import notify as notify
from syncline.processes.conditions import wait as wait
from syncline.processes.conditions import wait_inside as wait_inside
from syncline.processes.connections import close as close
from syncline.processes.connections import connection_begins as connection_begins
from syncline.processes.connections import pipe_is_made as pipe_is_made
from syncline.processes.connections import poll as poll
from syncline.processes.connections import receive_bytes as receive_bytes
from syncline.processes.connections import receive_item as receive_item
from syncline.processes.connections import send as send
from syncline.processes.connections import send_bytes as send_bytes
from syncline.processes.events import event_is_made as event_is_made
from syncline.processes.executors import call_is_done as call_is_done
from syncline.processes.executors import call_is_taken as call_is_taken
from syncline.processes.executors import call_of as call_of
from syncline.processes.executors import executor_closes as executor_closes
from syncline.processes.executors import executor_is_made as executor_is_made
from syncline.processes.executors import join_workers as join_workers
from syncline.processes.executors import number_of_worker as number_of_worker
from syncline.processes.executors import result_comes as result_comes
from syncline.processes.executors import work_is_put as work_is_put
from syncline.processes.executors import work_is_refused as work_is_refused
from syncline.processes.executors import worker_process_is_made as worker_process_is_made
from syncline.processes.feeders import feeder_drops as feeder_drops
from syncline.processes.feeders import feeder_is_joined as feeder_is_joined
from syncline.processes.feeders import feeder_is_made as feeder_is_made
from syncline.processes.feeders import feeder_locks as feeder_locks
from syncline.processes.feeders import feeder_sends as feeder_sends
from syncline.processes.feeders import feeder_waits as feeder_waits
from syncline.processes.locks import acquire as acquire
from syncline.processes.locks import make_methods as make_methods
from syncline.processes.locks import release as release
from syncline.processes.locks import semaphore_is_made as semaphore_is_made
from syncline.processes.manager_server import creation_arrives as creation_arrives
from syncline.processes.manager_server import object_is_made as object_is_made
from syncline.processes.manager_server import perform as perform
from syncline.processes.manager_server import request_arrives as request_arrives
from syncline.processes.manager_server import request_is_answered as request_is_answered
from syncline.processes.manager_server import server_begins as server_begins
from syncline.processes.managers import await_reply as await_reply
from syncline.processes.managers import create_shared as create_shared
from syncline.processes.managers import manager_starts as manager_starts
from syncline.processes.managers import proxy_is_made as proxy_is_made
from syncline.processes.managers import reduced_proxy as reduced_proxy
from syncline.processes.managers import reply_arrives as reply_arrives
from syncline.processes.managers import request as request
from syncline.processes.managers import request_begins as request_begins
from syncline.processes.managers import request_fails as request_fails
from syncline.processes.managers import result_is_proxy as result_is_proxy
from syncline.processes.managers import shut_down as shut_down
from syncline.processes.memory import cell_is_read as cell_is_read
from syncline.processes.memory import cell_is_written as cell_is_written
from syncline.processes.memory import close_silently as close_silently
from syncline.processes.memory import list_is_made as list_is_made
from syncline.processes.memory import memory_closes as memory_closes
from syncline.processes.memory import memory_is_unlinked as memory_is_unlinked
from syncline.processes.memory import opening_memory as opening_memory
from syncline.processes.memory import using_list as using_list
from syncline.processes.pools import await_next as await_next
from syncline.processes.pools import await_results as await_results
from syncline.processes.pools import next_arrives as next_arrives
from syncline.processes.pools import pool_is_made as pool_is_made
from syncline.processes.pools import pool_shuts_down as pool_shuts_down
from syncline.processes.pools import result_arrives as result_arrives
from syncline.processes.pools import result_is_made as result_is_made
from syncline.processes.pools import result_is_ready as result_is_ready
from syncline.processes.pools import results_raise as results_raise
from syncline.processes.pools import task_is_put as task_is_put
from syncline.processes.pools import task_is_taken as task_is_taken
from syncline.processes.pools import task_with_caller as task_with_caller
from syncline.processes.pools import worker_is_made as worker_is_made
from syncline.processes.pools import worker_passes as worker_passes
from syncline.processes.pools import worker_waits as worker_waits
from syncline.processes.processes import child_is_reaped as child_is_reaped
from syncline.processes.processes import join as join
from syncline.processes.processes import process_begins as process_begins
from syncline.processes.processes import process_ends as process_ends
from syncline.processes.processes import process_is_signalled as process_is_signalled
from syncline.processes.processes import process_raises as process_raises
from syncline.processes.processes import process_returns as process_returns
from syncline.processes.processes import process_starts as process_starts
from syncline.processes.processes import process_was_launched as process_was_launched
from syncline.processes.queues import await_item as await_item
from syncline.processes.queues import await_room as await_room
from syncline.processes.queues import item_is_put as item_is_put
from syncline.processes.queues import item_is_taken as item_is_taken
from syncline.processes.queues import join_ends as join_ends
from syncline.processes.queues import join_waits as join_waits
from syncline.processes.queues import lock_reader as lock_reader
from syncline.processes.queues import own_joins as own_joins
from syncline.processes.queues import put_pickled as put_pickled
from syncline.processes.queues import queue_is_made as queue_is_made
from syncline.processes.queues import refuse_closed as refuse_closed
from syncline.processes.queues import simple_queue_is_made as simple_queue_is_made
from syncline.processes.structures import value_is_made as value_is_made
from syncline.processes.values import array_is_made as array_is_made
from syncline.processes.values import lock_is_part_of as lock_is_part_of
from syncline.processes.values import plain as plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

run_clock = clock.seconds
wait_by_clock = clock.wait


def waits_for(thing: Any, text: str, timeout: float | None = None) -> None:
    """The actor begins to wait for the thing; `timeout` is in seconds."""
    traced = thing._syncline_object
    if traced is not None:
        waits.begin(traced, text, timeout)
