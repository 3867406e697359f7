"""Many clients, few permits: a semaphore lets only so many in at the same time.

Prints: Most clients inside at once: 3. Permits at the start: 3.
"""

from random import uniform
from threading import BoundedSemaphore, Lock, Semaphore, Thread
from time import sleep

CLIENTS = 5
PERMITS = 3  # 0 would let no client in until pool.release() is called
ROUNDS = 4
HOLD_MS = 700  # milliseconds that a client keeps its permit, about
BOUNDED = False
OVER_RELEASE = False

pool = BoundedSemaphore(PERMITS) if BOUNDED else Semaphore(PERMITS)
count_lock = Lock()
inside = 0
most = 0


def visit(name):
    global inside, most
    for _ in range(ROUNDS):
        pool.acquire()
        with count_lock:
            inside += 1
            most = max(most, inside)
            print(f"{name}: in, {inside} inside")
        sleep(HOLD_MS * uniform(0.5, 1.5) / 1000)
        with count_lock:
            inside -= 1
        pool.release()
        sleep(HOLD_MS * uniform(0.2, 0.6) / 1000)


if OVER_RELEASE:
    try:
        pool.release()  # never acquired
    except ValueError as error:
        print(f"Refused: {error}")

threads = [Thread(target=visit, args=(f"Client {n}",)) for n in range(1, CLIENTS + 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"Most clients inside at once: {most}. Permits at the start: {PERMITS}.")
