"""A queue is shut down while a producer and two readers use it.

Prints: ShutDown: nothing can be put any more. … ShutDown: nothing is left. … ShutDown: nothing is left.
"""

import queue
from itertools import count
from threading import Thread
from time import sleep

CAPACITY = 6
READERS = 2
WORK_MS = 1000  # milliseconds that a reader is busy with an item
OPEN_MS = 4000  # milliseconds until the queue is shut down
IMMEDIATE = False  # whether what is left is thrown away

if hasattr(queue, "ShutDown"):
    from queue import Queue, ShutDown
else:  # before Python 3.13 we have to build it ourselves

    class ShutDown(Exception):
        pass

    class Queue(queue.Queue):
        is_shutdown = False

        def put(self, item):
            with self.not_full:
                self.not_full.wait_for(lambda: self.is_shutdown or self._qsize() < self.maxsize)
                if self.is_shutdown:
                    raise ShutDown
                self._put(item)
                self.not_empty.notify()

        def get(self):
            with self.not_empty:
                self.not_empty.wait_for(lambda: self.is_shutdown or self._qsize() > 0)
                if self._qsize() == 0:
                    raise ShutDown
                item = self._get()
                self.not_full.notify()
                return item

        def shutdown(self, immediate=False):
            with self.mutex:
                self.is_shutdown = True
                while immediate and self._qsize() > 0:
                    self._get()
                self.not_empty.notify_all()
                self.not_full.notify_all()


shared = Queue(CAPACITY)


def produce():
    try:
        for n in count(1):
            sleep(0.1)
            shared.put(f"item {n}")
    except ShutDown:
        print("ShutDown: nothing can be put any more.")


def read():
    try:
        while True:
            shared.get()  # waits for an item, or raises ShutDown
            sleep(WORK_MS / 1000)
    except ShutDown:
        print("ShutDown: nothing is left.")


def close():
    sleep(OPEN_MS / 1000)
    shared.shutdown(immediate=IMMEDIATE)


threads = [Thread(target=produce, name="Producer")]
threads += [Thread(target=read, name=f"Reader {n}") for n in range(1, READERS + 1)]
threads += [Thread(target=close, name="Boss")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
