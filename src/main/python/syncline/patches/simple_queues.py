"""``queue.SimpleQueue`` with its record and its effect in one mutex, which the one written in C cannot have."""

from __future__ import annotations

import threading
import types
from _thread import RLock
from collections import deque

from syncline import actors, events, frames, gate, kinds, objects
from syncline.patches import patch
from syncline.patches.builtins import StandIn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


def _make_class(queue: Any) -> type:
    original: type = queue.SimpleQueue

    class SimpleQueue(metaclass=StandIn):
        """Simple, unbounded, reentrant FIFO queue."""

        # `_condition` guards all. A finalizer or a signal handler can call put() in the middle of a put or get of the same thread:
        # such an item is `_late`, and is put when the one that was interrupted is done.
        stands_for = original

        def __new__(cls) -> Any:
            """Make a queue: one written in C if a library makes it."""
            if cls is SimpleQueue:
                frame = frames.creator()
                if frame is None or frames.owner(frame) != frames.USER:
                    return original()
            return object.__new__(cls)

        def __init__(self) -> None:
            self._items: deque[Any] = deque()
            self._late: deque[Any] = deque()
            self._busy = False
            self._mutex = RLock()
            self._condition = threading.Condition(self._mutex)
            self._condition._syncline_object = None  # type: ignore[attr-defined]
            self._syncline_object = objects.trace(self, "SimpleQueue", {"capacity": 0})

        def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
            """Put the item on the queue; never waits, so the other arguments do not matter."""
            gate.enter("put", self._syncline_object)
            if self._busy and self._mutex._is_owned():  # type: ignore[attr-defined]
                self._late.append(item)
                return
            with self._condition:
                self._add(item)

        def _add(self, item: Any) -> None:
            self._busy = True
            try:
                self._late.append(item)
                while self._late:
                    one = self._late.popleft()
                    events.emit(kinds.PUT, self._syncline_object, len(self._items) + 1, events.item_text(one))
                    self._items.append(one)
                    self._condition.notify()
            finally:
                self._busy = False

        def put_nowait(self, item: Any) -> None:
            """Put the item on the queue."""
            self.put(item)

        def get(self, block: bool = True, timeout: float | None = None) -> Any:
            """Remove and return the first item; waits for one at most `timeout` seconds of the run's clock, if it blocks.

            Raises queue.Empty if there was none in time, ValueError if the timeout is negative.
            """
            if block and timeout is not None and timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            traced = self._syncline_object
            gate.enter("get", traced)
            with self._condition:
                if not self._items and block and timeout != 0:
                    self._await_item(timeout)
                if not self._items:
                    events.emit(kinds.RAISED, traced, text="queue.Empty")
                    raise queue.Empty
                self._busy = True
                try:
                    item = self._items.popleft()
                    events.emit(kinds.TAKEN, traced, len(self._items), events.item_text(item))
                finally:
                    self._busy = False
                if self._late:
                    self._add(self._late.popleft())
                return item

        def _await_item(self, timeout: float | None) -> None:
            traced = self._syncline_object
            events.emit(kinds.WAITING, traced, len(self._condition._waiters) + 1, timeout=timeout)  # type: ignore[attr-defined]
            actor = actors.current()
            actor.blocking = True
            try:
                self._condition.wait_for(lambda: self._items, timeout)
            except BaseException as error:
                actor.blocking = False
                events.emit(kinds.RAISED, traced, text=events.error_text(error))
                raise
            actor.blocking = False

        def get_nowait(self) -> Any:
            """Remove and return the first item.

            Raises queue.Empty if there is none.
            """
            return self.get(False)

        def empty(self) -> bool:
            """Tell whether the queue is empty at this moment."""
            return not self._items

        def qsize(self) -> int:
            """Return how many items are in the queue at this moment."""
            return len(self._items)

        def __reduce_ex__(self, protocol: Any) -> Any:
            raise TypeError("cannot pickle '_queue.SimpleQueue' object")

        __class_getitem__ = classmethod(types.GenericAlias)  # pyright: ignore[reportUnknownVariableType]

    SimpleQueue.__module__ = original.__module__
    SimpleQueue.__qualname__ = "SimpleQueue"
    return SimpleQueue


@patch("queue")
def _patch(queue: ModuleType) -> None:
    queue.SimpleQueue = _make_class(queue)  # type: ignore[attr-defined]
