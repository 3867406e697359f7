"""Five philosophers each take the left fork and wait for the right one; four ways to cure it.

Prints: Philosopher 1 holds a fork … Deadlock: 5 of 5 hold one fork and wait for the other. Meals of each: [0, 0, 0, 0, 0].
"""

from random import random, uniform
from threading import Lock, Semaphore, Thread
from time import monotonic, sleep

CURE = "none"  # or "order", "left-handed", "waiter", "try"
PHILOSOPHERS = 5
PAUSE_MS = 1500  # milliseconds between the two forks, about
EAT_MS = 700  # milliseconds
THINK_MS = 500  # milliseconds, about
DINNER_MS = 12000  # milliseconds after which no meal begins any more

forks = [Lock() for _ in range(PHILOSOPHERS)]
seats = Semaphore(PHILOSOPHERS - 1 if CURE == "waiter" else PHILOSOPHERS)
meals = [0] * PHILOSOPHERS
waiting = set()  # who holds one fork and waits for the other
begin = monotonic()


def take_both(seat, first, second):
    forks[first].acquire()
    print(f"Philosopher {seat + 1} holds a fork")
    sleep(PAUSE_MS * uniform(0.5, 1.5) / 1000)
    if CURE != "try":
        waiting.add(seat)
        forks[second].acquire()  # without a cure, all of them wait here
        waiting.remove(seat)
        return
    while not forks[second].acquire(blocking=False):
        forks[first].release()
        sleep((10 + PAUSE_MS * random()) / 1000)
        forks[first].acquire()
        sleep(PAUSE_MS * uniform(0.5, 1.5) / 1000)


def dine(seat):
    left, right = seat, (seat + 1) % PHILOSOPHERS
    first = left
    if CURE == "order":
        first = min(left, right)
    if CURE == "left-handed" and seat == 0:
        first = right
    second = left + right - first
    while True:
        with seats:  # with a waiter, one seat too few for all
            take_both(seat, first, second)
            meals[seat] += 1
            print(f"Philosopher {seat + 1} eats meal {meals[seat]}")
            sleep(EAT_MS / 1000)
            forks[second].release()
            forks[first].release()
        sleep(THINK_MS * uniform(0.5, 1.5) / 1000)
        if monotonic() - begin >= DINNER_MS / 1000:
            return


threads = [Thread(target=dine, args=(seat,), daemon=True) for seat in range(PHILOSOPHERS)]
for thread in threads:
    thread.start()

# If all of them hold one fork and wait for the other, none of them will ever continue.
while len(waiting) < PHILOSOPHERS and any(thread.is_alive() for thread in threads):
    sleep(0.1)

if len(waiting) == PHILOSOPHERS:
    print(f"Deadlock: {len(waiting)} of {PHILOSOPHERS} hold one fork and wait for the other. Meals of each: {meals}.")
else:
    print(f"Meals of each: {meals}.")
