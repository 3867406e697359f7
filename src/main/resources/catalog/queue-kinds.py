"""The same numbers put into a queue, a stack and a priority queue.

Prints: Queue: the order of the puts. … LifoQueue: the last first. … PriorityQueue: the smallest first.
"""

from queue import LifoQueue, PriorityQueue, Queue
from random import randrange
from threading import Thread
from time import sleep

ITEMS = 7
PUT_MS = 300  # milliseconds after each number
TAKE_MS = 700  # milliseconds that a reader needs for a number
EARLY = False  # whether the readers begin while numbers are still put

numbers = [randrange(10, 100) for _ in range(ITEMS)]
queues = [Queue(), LifoQueue(), PriorityQueue()]
came = [[], [], []]


def write():
    for number in numbers:
        for each in queues:
            each.put(number)
        sleep(PUT_MS / 1000)


def read(source, target):
    for _ in range(ITEMS):
        target.append(source.get())
        sleep(TAKE_MS / 1000)


writer = Thread(target=write)
readers = [Thread(target=read, args=pair) for pair in zip(queues, came)]
writer.start()
if not EARLY:
    writer.join()  # fill first, then read
for reader in readers:
    reader.start()
for thread in [writer, *readers]:
    thread.join()

print("put:          ", *numbers)
for each, order in zip(queues, came):
    print(f"{type(each).__name__ + ':':14}", *order)
if came[0] == numbers:
    print("Queue: the order of the puts.")
if came[1] == numbers[::-1]:
    print("LifoQueue: the last first.")
if came[2] == sorted(numbers):
    print("PriorityQueue: the smallest first.")
