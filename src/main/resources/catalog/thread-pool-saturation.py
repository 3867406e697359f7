"""Tasks that wait for tasks of their own pool: all workers wait, and none is left to work.

Prints: I give up. … I make part … 0 orders got their part, 3 gave up.
"""

from concurrent.futures import ThreadPoolExecutor, TimeoutError
from time import sleep

WORKERS = 3
ORDERS = 3
CURE = "the same pool"  # or "a second pool" or "nobody waits"
WORK_MS = 1500  # milliseconds that an order takes, and a part
TIMED = True  # False: wait forever, so the program does not end
TIMEOUT_MS = 5000  # milliseconds that an order waits for its part

pool = ThreadPoolExecutor(WORKERS)
makers = ThreadPoolExecutor(2) if CURE == "a second pool" else pool
parts = []
delivered = []
gave_up = []


def handle(n):
    sleep(WORK_MS / 1000)
    part = makers.submit(make, n)
    if CURE == "nobody waits":
        parts.append(part)  # the worker is free again
        return f"part {n} is on its way"
    try:
        part.result(timeout=TIMEOUT_MS / 1000 if TIMED else None)  # this worker waits for another
        delivered.append(n)
        return f"part {n} is there"
    except TimeoutError:
        print(f"order {n}: I give up.\n", end="")
        gave_up.append(n)
        return f"part {n} did not come"


def make(n):
    print(f"I make part {n}\n", end="")
    sleep(WORK_MS / 1000)
    return f"part {n}"


orders = [pool.submit(handle, n) for n in range(1, ORDERS + 1)]
for order in orders:
    print(order.result() + "\n", end="")
for part in parts:
    print(f"{part.result()} is there\n", end="")
    delivered.append(part)
pool.shutdown()
makers.shutdown()
print(f"{len(delivered)} orders got their part, {len(gave_up)} gave up.")
