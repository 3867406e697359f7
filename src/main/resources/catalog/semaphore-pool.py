"""Many clients, few permits: a semaphore lets only so many in at the same time.

Prints: is in … is in … is in … is in
"""

from random import uniform
from threading import BoundedSemaphore, Semaphore, Thread, current_thread
from time import sleep

CLIENTS = 5
PERMITS = 3  # 0 would let no client in until pool.release() is called
ROUNDS = 4
HOLD_MS = 700  # milliseconds that a client keeps its permit, about
BOUNDED = False
OVER_RELEASE = False

pool = BoundedSemaphore(PERMITS) if BOUNDED else Semaphore(PERMITS)


def visit():
    for _ in range(ROUNDS):
        pool.acquire()  # waits while no permit is left
        print(f"{current_thread().name} is in")
        sleep(HOLD_MS * uniform(0.5, 1.5) / 1000)
        pool.release()
        sleep(HOLD_MS * uniform(0.2, 0.6) / 1000)


def release_once_too_often():
    try:
        pool.release()  # never acquired
    except ValueError as error:
        print(f"Refused: {error}")


if OVER_RELEASE:
    release_once_too_often()
clients = [Thread(target=visit, name=f"Client {n}") for n in range(1, CLIENTS + 1)]
for client in clients:
    client.start()
for client in clients:
    client.join()
