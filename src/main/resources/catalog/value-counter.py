"""Doormen count visitors in one Value: with its own lock some are lost, inside get_lock() none.

Prints: … were counted
"""

from multiprocessing import Process, Value
from threading import Thread
from time import sleep

LOCK = "default"  # or "get_lock", or "none"
WORKERS = "processes"  # or "threads"
DOORMEN = 3
VISITORS = 5
ADD_MS = 300


def count(counter):
    for _ in range(VISITORS):
        if LOCK == "get_lock":
            with counter.get_lock():
                add_one(counter)
        else:
            add_one(counter)


def add_one(counter):
    seen = counter.value  # takes the lock, and gives it back
    sleep(ADD_MS / 1000)
    counter.value = seen + 1  # takes it once more


if __name__ == "__main__":
    counter = Value("i", 0, lock=LOCK != "none")
    kind = Process if WORKERS == "processes" else Thread
    doormen = [kind(target=count, args=(counter,), name=f"Doorman {n}") for n in range(1, DOORMEN + 1)]
    for doorman in doormen:
        doorman.start()
    for doorman in doormen:
        doorman.join()
    print(f"{counter.value} were counted")
