"""Queues that return the smallest, the newest, and the oldest item, and what they raise when they are empty or full."""

import queue
from dataclasses import dataclass, field
from typing import Any


@dataclass(order=True)
class PrioritizedItem:
    priority: int
    item: Any = field(compare=False)


tasks = queue.PriorityQueue()
for priority, item in ((3, {"a": 1}), (1, "first"), (2, ["b"])):
    tasks.put(PrioritizedItem(priority, item))
print([tasks.get().item for _ in range(3)])
stack = queue.LifoQueue()
simple = queue.SimpleQueue()
for number in range(3):
    stack.put(number)
    simple.put(number)
print([stack.get() for _ in range(3)], [simple.get() for _ in range(3)])
small = queue.Queue(maxsize=1)
small.put_nowait("only")
for operation in (lambda: small.put("more", timeout=0.01), stack.get_nowait, lambda: simple.get(timeout=0.01)):
    try:
        operation()
    except (queue.Full, queue.Empty) as error:
        print(type(error).__name__)
