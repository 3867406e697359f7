"""Producers put into a queue, readers take from it: the course's Queue(10) with five readers.

Prints: Processing 100
"""

from itertools import cycle
from queue import Queue
from random import uniform
from threading import Thread
from time import sleep

CAPACITY = 10
READERS = 5
PRODUCERS = 1
PRODUCE_MS = 100  # milliseconds between two items of one producer, about
WORK_MS = 700  # milliseconds that a reader takes for an item, about

queue = Queue(CAPACITY)


def produce():
    for item in cycle(range(1, 100)):
        sleep(PRODUCE_MS * uniform(0.5, 1.5) / 1000)
        queue.put(item)  # waits while the queue is full


def read():
    while True:
        item = queue.get()  # waits while the queue is empty
        print(f"Processing {item}")
        sleep(WORK_MS * uniform(0.5, 1.5) / 1000)


# Daemons do not keep the program from ending: they run until it does.
threads = [Thread(target=read, name=f"Reader {n}", daemon=True) for n in range(1, READERS + 1)]
threads += [Thread(target=produce, name=f"Producer {n}", daemon=True) for n in range(1, PRODUCERS + 1)]
for thread in threads:
    thread.start()

queue.put(100)  # by hand, as in the course
sleep(6)  # on the screen this runs until Stop
