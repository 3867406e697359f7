"""Two cars meet on a narrow bridge, both back off and come again: both are busy, and neither makes progress.

Prints: I …
"""

from random import uniform
from threading import Lock, Thread
from time import sleep

STRATEGY = "fixed backoff"  # or "random backoff", or "lock order"
CARS = 2
CROSSINGS = 2
ATTEMPTS = 8  # attempts in vain after which a car gives up
DRIVE_MS = 400  # milliseconds for half of the bridge, also back
WAIT_MS = 400  # milliseconds before the next attempt; random: 0 to 4 times

west = Lock()
east = Lock()


def travel(first, second):
    for _ in range(CROSSINGS):
        in_vain = 0
        while not cross(first, second):
            in_vain += 1
            if in_vain == ATTEMPTS:
                print(f"I give up after {in_vain} attempts.")
                return
            while west.locked() or east.locked():  # lets the other one leave
                sleep(0.01)
            pause()
        print("I have crossed.")


def cross(first, second):
    first.acquire()
    sleep(DRIVE_MS / 1000)  # to the middle of the bridge
    if STRATEGY == "lock order":
        free = second.acquire()  # may wait: no car waits for us
    else:
        free = second.acquire(blocking=False)  # does not wait
    sleep(DRIVE_MS / 1000)  # over the other half, or back
    if free:
        second.release()
    first.release()
    return free


def pause():
    sleep(WAIT_MS * (uniform(0, 4) if STRATEGY == "random backoff" else 1) / 1000)


for n in range(1, CARS + 1):
    from_west = n % 2 == 1 or STRATEGY == "lock order"  # the order: every car begins with the west half
    halves = (west, east) if from_west else (east, west)
    Thread(target=travel, args=halves, name=f"Car {n}").start()
