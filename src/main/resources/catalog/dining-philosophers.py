"""Five philosophers each take the left fork and wait for the right one; four ways to cure it.

Prints: Deadlock: each philosopher holds one fork and waits for the other.
"""

from contextlib import nullcontext
from random import random, uniform
from threading import Lock, Semaphore, Thread
from time import monotonic, sleep

CURE = "none"  # or "lock order", "left-handed", "waiter", "try-lock"
PHILOSOPHERS = 5
PAUSE_MS = 1500  # milliseconds between the two forks, about
EAT_MS = 700  # milliseconds
THINK_MS = 500  # milliseconds, about
DINNER_MS = 12000  # milliseconds after which no meal begins any more

forks = [Lock() for _ in range(PHILOSOPHERS)]
seats = Semaphore(PHILOSOPHERS - 1) if CURE == "waiter" else nullcontext()
begin = monotonic()


def dine(seat):
    left, right = seat, (seat + 1) % PHILOSOPHERS
    first = left
    if CURE == "lock order":
        first = min(left, right)
    if CURE == "left-handed" and seat == 0:
        first = right
    second = left + right - first
    meal = 0
    while True:
        with seats:  # with a waiter, one seat too few for all
            take_both(forks[first], forks[second])
            meal += 1
            print(f"Meal {meal}")
            sleep(EAT_MS / 1000)
            forks[second].release()
            forks[first].release()
        sleep(THINK_MS * uniform(0.5, 1.5) / 1000)
        if monotonic() - begin >= DINNER_MS / 1000:
            return


def take_both(first, second):
    first.acquire()
    sleep(PAUSE_MS * uniform(0.5, 1.5) / 1000)
    if CURE != "try-lock":
        second.acquire()  # without a cure, all of them wait here
        return
    while not second.acquire(blocking=False):
        first.release()
        sleep((10 + PAUSE_MS * random()) / 1000)
        first.acquire()
        sleep(PAUSE_MS * uniform(0.5, 1.5) / 1000)


# Daemons do not keep the program from ending: a thread that waits forever can only be left behind.
philosophers = []
for seat in range(PHILOSOPHERS):
    philosophers.append(Thread(target=dine, args=(seat,), name=f"Philosopher {seat + 1}", daemon=True))
for philosopher in philosophers:
    philosopher.start()
last_meals = PHILOSOPHERS * (2 * PAUSE_MS + EAT_MS)  # no meal lasts longer, unless a thread hangs
for philosopher in philosophers:
    philosopher.join(max(0, begin + (DINNER_MS + last_meals) / 1000 - monotonic()))
if any(philosopher.is_alive() for philosopher in philosophers):
    print("Deadlock: each philosopher holds one fork and waits for the other.")
