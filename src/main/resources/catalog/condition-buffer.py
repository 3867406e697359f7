"""A bounded buffer, built from one lock and two conditions.

Prints: 24 items were taken of 24; at most … were in the buffer.
"""

from threading import Condition, Lock, Thread
from time import sleep

CAPACITY = 3
PRODUCERS = 2
CONSUMERS = 2
ITEMS = 12  # items that each producer makes
PRODUCE_MS = 300  # milliseconds that making an item takes
CONSUME_MS = 600  # milliseconds that using an item takes

lock = Lock()
room = Condition(lock)
item = Condition(lock)
buffer = []
most = 0
taken = []
orders = PRODUCERS * ITEMS  # how many are still to be asked for


def produce():
    global most
    for number in range(ITEMS):
        sleep(PRODUCE_MS / 1000)
        with lock:
            while len(buffer) == CAPACITY:
                room.wait()  # gives up the lock until a consumer notifies
            buffer.append(number)
            most = max(most, len(buffer))
            item.notify()


def consume():
    global orders
    while True:
        with lock:
            if orders == 0:
                return
            orders -= 1
            while not buffer:
                item.wait()  # gives up the lock until a producer notifies
            taken.append(buffer.pop(0))
            room.notify()
        sleep(CONSUME_MS / 1000)


threads = [Thread(target=produce) for _ in range(PRODUCERS)]
threads += [Thread(target=consume) for _ in range(CONSUMERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{len(taken)} items were taken of {PRODUCERS * ITEMS}; at most {most} were in the buffer.")
