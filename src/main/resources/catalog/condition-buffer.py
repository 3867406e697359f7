"""A bounded buffer, built from one lock and two conditions.

Prints: buffer = 0
"""

from threading import Condition, Lock, Thread
from time import sleep

CAPACITY = 3
PRODUCERS = 2
CONSUMERS = 2
ITEMS = 12  # items that each producer makes
PRODUCE_MS = 300  # milliseconds to make an item
CONSUME_MS = 600  # milliseconds to use an item

lock = Lock()
room = Condition(lock)
item = Condition(lock)
buffer = 0  # how many items are in it


def produce():
    global buffer
    for _ in range(ITEMS):
        sleep(PRODUCE_MS / 1000)
        with lock:
            while buffer == CAPACITY:
                room.wait()  # gives up the lock until a consumer notifies
            buffer += 1
            item.notify()


def consume(share):
    global buffer
    for _ in range(share):
        with lock:
            while buffer == 0:
                item.wait()  # gives up the lock until a producer notifies
            buffer -= 1
            room.notify()
        sleep(CONSUME_MS / 1000)


total = PRODUCERS * ITEMS
threads = [Thread(target=produce, name=f"Producer {n}") for n in range(1, PRODUCERS + 1)]
for n in range(1, CONSUMERS + 1):
    share = total // CONSUMERS + (n <= total % CONSUMERS)
    threads.append(Thread(target=consume, args=(share,), name=f"Consumer {n}"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"buffer = {buffer}")
