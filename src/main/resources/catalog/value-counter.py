"""Processes count visitors in one Value: with its own lock some are lost, inside get_lock() none.

Prints: default: 15 visitors came, … were counted … get_lock: 15 visitors came, 15 were counted
"""

from multiprocessing import Process, Value
from threading import Thread
from time import sleep

LOCK = "default"
WORKERS = "processes"
DOORMEN = 3
VISITORS = 5
THINK_MS = 300


def add_one(counter):
    seen = counter.value  # takes the lock, and gives it back
    sleep(THINK_MS / 1000)
    counter.value = seen + 1  # takes it once more


def count(counter, lock):
    for _ in range(VISITORS):
        if lock == "get_lock":
            with counter.get_lock():
                add_one(counter)
        else:
            add_one(counter)


def play(lock):
    counter = Value("i", 0, lock=lock != "none")
    kind = Process if WORKERS == "processes" else Thread
    doormen = [kind(target=count, args=(counter, lock)) for _ in range(DOORMEN)]
    for doorman in doormen:
        doorman.start()
    for doorman in doormen:
        doorman.join()
    print(f"{lock}: {DOORMEN * VISITORS} visitors came, {counter.value} were counted", flush=True)


if __name__ == "__main__":
    play(LOCK)
    play("get_lock")
