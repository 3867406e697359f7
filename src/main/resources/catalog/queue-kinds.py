"""The same numbers put into a queue, a stack and a priority queue.

Prints: FIFO reader: Got … LIFO reader: Got … Priority reader: Got
"""

from queue import LifoQueue, PriorityQueue, Queue
from random import randrange
from threading import Thread, current_thread
from time import sleep

ITEMS = 7
PUT_MS = 300  # milliseconds after each number
TAKE_MS = 700  # milliseconds that a reader takes for a number
EARLY = False  # whether the readers begin while numbers are still put

fifo = Queue()
lifo = LifoQueue()
smallest = PriorityQueue()


def write():
    for _ in range(ITEMS):
        number = randrange(10, 100)
        fifo.put(number)
        lifo.put(number)
        smallest.put(number)
        print(f"Put {number}")
        sleep(PUT_MS / 1000)
    if not EARLY:
        start_readers()


def read(queue):
    for _ in range(ITEMS):
        number = queue.get()
        print(f"{current_thread().name}: Got {number}")
        sleep(TAKE_MS / 1000)


def start_readers():
    Thread(target=read, args=(fifo,), name="FIFO reader").start()
    Thread(target=read, args=(lifo,), name="LIFO reader").start()
    Thread(target=read, args=(smallest,), name="Priority reader").start()


if EARLY:
    start_readers()
writer = Thread(target=write, name="Writer")
writer.start()
writer.join()  # Python 3.12.0 and 3.12.1 start no thread after the end of the main thread
