"""Threads that gave up waiting still release, so a semaphore of two permits grows to four.

Prints: Gave up. … At the end, … get in.
"""

from random import uniform
from threading import BoundedSemaphore, Semaphore, Thread
from time import sleep

RELEASE = "always"  # or "if acquired"
BOUNDED = False
DOWNLOADS = 4
ROUNDS = 4
HOLD_MS = 2400  # milliseconds that a download takes, about
TIMEOUT_MS = 500  # milliseconds after which it gives up waiting

slots = BoundedSemaphore(2) if BOUNDED else Semaphore(2)


def download_again_and_again():
    for _ in range(ROUNDS):
        download()
        sleep(200 * uniform(0.5, 1.5) / 1000)


def download():
    acquired = slots.acquire(timeout=TIMEOUT_MS / 1000)
    try:
        if acquired:
            sleep(HOLD_MS * uniform(0.8, 1.2) / 1000)
        else:
            print("Gave up.")
    finally:
        if acquired or RELEASE == "always":  # always: the mistake
            give_back()


def give_back():
    try:
        slots.release()
    except ValueError as error:
        print(f"ValueError: {error}")


threads = [Thread(target=download_again_and_again, name=f"Download {n}") for n in range(1, DOWNLOADS + 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

permits = 0
while slots.acquire(blocking=False):
    permits += 1
print(f"At the end, {permits} get in.")
