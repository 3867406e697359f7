"""A loading ramp with a null semaphore as a signal, a binary one as a lock, or a counting one as a limit.

Prints: Loader: one is ready. … Off I go. … 6 signals, 6 trucks left, 0 too early.
"""

from threading import Lock, Semaphore, Thread
from time import sleep

KIND = "null"  # or "binary" or "counting"
DRIVERS = 3
TRIPS = 2
PLACES = 2  # that the counting semaphore begins with
LOAD_MS = 1200  # milliseconds to load a truck
LATE_MS = 0  # milliseconds until the drivers come

semaphore = Semaphore({"null": 0, "binary": 1, "counting": PLACES}[KIND])
count_lock = Lock()
ready = left = too_early = at_ramp = most = 0


def wait_for_signal():
    global left, too_early
    semaphore.acquire()  # waits until the loader says: one is ready
    with count_lock:
        left += 1
        too_early += left > ready


def load_alone():
    global left, at_ramp, most
    semaphore.acquire()  # waits for a place at the ramp
    with count_lock:
        at_ramp += 1
        most = max(most, at_ramp)
    sleep(LOAD_MS / 1000)
    with count_lock:
        at_ramp -= 1
        left += 1
    semaphore.release()  # gives back what it took


def drive(name):
    sleep(LATE_MS / 1000)
    for _ in range(TRIPS):
        wait_for_signal() if KIND == "null" else load_alone()
        print(f"{name}: Off I go.")
        sleep(LOAD_MS / 1000)


def load():
    global ready
    for _ in range(DRIVERS * TRIPS):
        sleep(LOAD_MS / 1000)
        with count_lock:
            ready += 1
        print("Loader: one is ready.")
        semaphore.release()  # it never acquired: this is a signal


threads = [Thread(target=drive, args=(f"Driver {n}",)) for n in range(1, DRIVERS + 1)]
if KIND == "null":
    threads.append(Thread(target=load))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

if KIND == "null":
    print(f"{ready} signals, {left} trucks left, {too_early} too early.")
else:
    print(f"{left} trucks left, at most {most} at the ramp at once.")
