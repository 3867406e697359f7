"""Producers put into a queue, readers take from it: the course's Queue(10) with five readers.

Prints: Processing 100 … Stopped. … items were processed, 0 are left.
"""

from itertools import cycle
from queue import Queue
from random import uniform
from threading import Event, Thread
from time import sleep

CAPACITY = 10
READERS = 5
PRODUCERS = 1
PRODUCE_MS = 100  # milliseconds between two items of one producer, about
WORK_MS = 700  # milliseconds that a reader needs for an item, about

SECONDS = 6  # on the screen this runs until Stop

queue = Queue(CAPACITY)
stop = Event()
taken = []


def produce():
    for item in cycle(range(1, 100)):
        sleep(PRODUCE_MS * uniform(0.5, 1.5) / 1000)
        if stop.is_set():
            return
        queue.put(item)


def read(name):
    while True:
        item = queue.get()
        if item is None:
            return
        print(f"{name}: Processing {item} ({queue.qsize()} in the queue)")
        taken.append(item)
        sleep(WORK_MS * uniform(0.5, 1.5) / 1000)


readers = [Thread(target=read, args=(f"Reader {n}",)) for n in range(1, READERS + 1)]
producers = [Thread(target=produce) for _ in range(PRODUCERS)]
for thread in readers + producers:
    thread.start()

queue.put(100)  # by hand, as in the course
sleep(SECONDS)
stop.set()
for thread in producers:
    thread.join()
for _ in readers:
    queue.put(None)  # one for each reader: nothing more will come
for thread in readers:
    thread.join()
print(f"Stopped. {len(taken)} items were processed, {queue.qsize()} are left.")
