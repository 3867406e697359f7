"""Threads that gave up waiting still release, so a semaphore of two permits grows to four.

Prints: Gave up. … 3 inside … Permits at the start: 2, at the end: 4.
"""

from random import uniform
from threading import BoundedSemaphore, Lock, Semaphore, Thread
from time import sleep

RELEASE = "in any case"  # or "if acquired"
BOUNDED = False
DOWNLOADS = 4
ROUNDS = 4
HOLD_MS = 2400  # milliseconds that a download takes, about
PATIENCE_MS = 500  # milliseconds after which it gives up waiting

slots = BoundedSemaphore(2) if BOUNDED else Semaphore(2)
count_lock = Lock()
inside = most = gave_up = refused = 0


def download(name):
    global inside, most, gave_up
    acquired = slots.acquire(timeout=PATIENCE_MS / 1000)
    try:
        if acquired:
            with count_lock:
                inside += 1
                most = max(most, inside)
                print(f"{name}: {inside} inside")
            sleep(HOLD_MS * uniform(0.8, 1.2) / 1000)
            with count_lock:
                inside -= 1
        else:
            with count_lock:
                gave_up += 1
            print(f"{name}: Gave up.")
    finally:
        if acquired or RELEASE == "in any case":  # in any case: the mistake
            give_back(name)


def give_back(name):
    global refused
    try:
        slots.release()
    except ValueError as error:
        print(f"{name}: ValueError: {error}")
        with count_lock:
            refused += 1


def download_again_and_again(name):
    for _ in range(ROUNDS):
        download(name)
        sleep(200 * uniform(0.5, 1.5) / 1000)


threads = [Thread(target=download_again_and_again, args=(f"Download {n}",)) for n in range(1, DOWNLOADS + 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

at_end = 0
while slots.acquire(blocking=False):
    at_end += 1
print(f"Inside at once: {most} at most. Permits at the start: 2, at the end: {at_end}.", end=" ")
print(f"Gave up: {gave_up}. Refused: {refused}.")
