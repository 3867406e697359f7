"""A loading ramp with a null semaphore as a signal, a binary one as a lock, or a counting one as a limit.

Prints: Off I go. … Off I go. … Off I go. … Off I go. … Off I go. … Off I go.
"""

from threading import Semaphore, Thread
from time import sleep

KIND = "null"  # or "binary" or "counting"
DRIVERS = 3
TRIPS = 2
PLACES = 2  # that the counting semaphore begins with
LOAD_MS = 1200  # milliseconds to load a truck
LATE_MS = 0  # milliseconds until the drivers come

permits = {"null": 0, "binary": 1, "counting": PLACES}[KIND]
semaphore = Semaphore(permits)
signal = permits == 0


def drive():
    sleep(LATE_MS / 1000)
    for _ in range(TRIPS):
        if signal:
            semaphore.acquire()  # waits until the loader says: one is ready
        else:
            load_alone()
        print("Off I go.")
        sleep(LOAD_MS / 1000)


def load():
    for _ in range(DRIVERS * TRIPS):
        sleep(LOAD_MS / 1000)
        semaphore.release()  # it never acquired: this is a signal


def load_alone():
    semaphore.acquire()  # waits for a place at the ramp
    sleep(LOAD_MS / 1000)
    semaphore.release()  # returns the permit


threads = [Thread(target=drive, name=f"Driver {n}") for n in range(1, DRIVERS + 1)]
if signal:
    threads.append(Thread(target=load, name="Loader"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
