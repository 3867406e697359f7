"""Tasks that wait for tasks of their own pool: all workers wait, and none is left to work.

Prints: I give up. … I make part
"""

from concurrent.futures import ThreadPoolExecutor, TimeoutError
from threading import Thread
from time import sleep

WORKERS = 3
ORDERS = 3
CURE = "none"  # or "second pool" or "caller waits"
WORK_MS = 1500  # milliseconds that an order takes, and a part
TIMED = True  # False: wait forever, so the program does not end
TIMEOUT_MS = 5000  # milliseconds that an order waits for its part

pool = ThreadPoolExecutor(WORKERS)
makers = ThreadPoolExecutor(2, "Maker") if CURE == "second pool" else pool


def call():
    orders = []
    parts = []
    for n in range(1, ORDERS + 1):
        orders.append(pool.submit(handle, f"part {n}", parts))
    for order in orders:
        print(order.result())
    for part in parts:
        print(f"{part.result()} is there")
    pool.shutdown()
    makers.shutdown()


def handle(part, parts):
    sleep(WORK_MS / 1000)
    future = makers.submit(make, part)
    if CURE == "caller waits":
        parts.append(future)  # the worker is free again
        return f"{part} is on its way"
    return f"{part} is there" if is_there(future) else f"{part} did not come"


def make(part):
    print(f"I make {part}")
    sleep(WORK_MS / 1000)
    return part


def is_there(part):
    if not TIMED:
        part.result()  # this worker waits for another, as long as it takes
        return True
    try:
        part.result(timeout=TIMEOUT_MS / 1000)  # this worker waits for another
        return True
    except TimeoutError:
        print("I give up.")
        return False


caller = Thread(target=call, name="Caller")
caller.start()
caller.join()
