"""Two cars meet on a narrow bridge, both back off and come again: both are busy, and neither makes progress.

Prints: meets another car and backs off … Crossings: … Attempts:
"""

from random import uniform
from threading import Event, Lock, Thread
from time import sleep

WAY = "same wait"  # or "random wait", or "fixed order"
CARS = 2
CROSSINGS = 2
PATIENCE = 8  # attempts in vain after which a car gives up
DRIVE_MS = 400  # milliseconds for half of the bridge, also back
WAIT_MS = 400  # milliseconds before the next attempt; random: 0 to 4 times

west = Lock()
east = Lock()
counting = Lock()
empty = Event()
on_bridge = 0
attempts = []
crossings = []


def travel(name, first, second):
    in_vain = 0
    for _ in range(CROSSINGS):
        while not cross(name, first, second):
            in_vain += 1
            if in_vain == PATIENCE:
                print(f"{name}: gives up after {in_vain} attempts")
                return
            empty.wait()  # lets the other one leave
            sleep(WAIT_MS * (uniform(0, 4) if WAY == "random wait" else 1) / 1000)
        crossings.append(name)
        in_vain = 0


def cross(name, first, second):
    attempts.append(name)
    with first:
        count(1)
        sleep(DRIVE_MS / 1000)  # to the middle of the bridge
        free = second.acquire(blocking=WAY == "fixed order")
        print(f"{name}: " + ("crosses" if free else "meets another car and backs off"))
        sleep(DRIVE_MS / 1000)  # over the other half, or back
        if free:
            second.release()
    count(-1)
    return free


def count(cars):
    global on_bridge
    with counting:
        on_bridge += cars
        if on_bridge == 0:
            empty.set()
        else:
            empty.clear()


cars = []
for n in range(1, CARS + 1):
    from_west = n % 2 == 1 or WAY == "fixed order"  # the order: every car begins with the west half
    halves = (west, east) if from_west else (east, west)
    cars.append(Thread(target=travel, args=(f"Car {n}", *halves)))
for car in cars:
    car.start()
for car in cars:
    car.join()
in_vain = len(attempts) - len(crossings)
print(f"Crossings: {len(crossings)} of {CARS * CROSSINGS}. Attempts: {len(attempts)}, in vain: {in_vain}.")
