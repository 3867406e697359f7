"""Processes fill one Array in shared memory, each its own slice.

Prints: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]
"""

from contextlib import nullcontext
from multiprocessing import Array, Process
from time import sleep

LOCK = "default"  # or "none", or "get_lock"
FILLERS = 2
LENGTH = 24
OVERLAP = 0
WORK_MS = 700


def fill(numbers, start, stop, me):
    throughout = LOCK == "get_lock"
    with numbers.get_lock() if throughout else nullcontext():  # and no other process can access them
        for i in range(start, stop):
            sleep(WORK_MS / 1000)
            numbers[i] = me


if __name__ == "__main__":
    numbers = Array("i", LENGTH, lock=LOCK != "none")
    fillers = []
    for n in range(1, FILLERS + 1):
        start = LENGTH * (n - 1) // FILLERS
        stop = min(LENGTH, LENGTH * n // FILLERS + OVERLAP)
        fillers.append(Process(target=fill, args=(numbers, start, stop, n), name=f"Filler {n}"))
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    print(numbers[0:LENGTH], flush=True)
