"""Processes fill one Array in shared memory, each its own part of it.

Prints: default: 24 of 24 elements have the number of their own process … get_lock: 24 of 24 elements
"""

from contextlib import nullcontext
from multiprocessing import Array, Process
from time import monotonic, sleep

LOCK = "default"
FILLERS = 2
LENGTH = 24
OVERLAP = 0
WORK_MS = 700


def fill(array, start, stop, me, lock, work_ms):
    with array.get_lock() if lock == "get_lock" else nullcontext():
        for i in range(start, stop):
            sleep(work_ms / 1000)
            array[i] = me


def play(lock, work_ms):
    array = Array("i", LENGTH, lock=lock != "none")
    begin = monotonic()
    fillers = []
    for n in range(1, FILLERS + 1):
        start = LENGTH * (n - 1) // FILLERS
        stop = min(LENGTH, LENGTH * n // FILLERS + OVERLAP)
        fillers.append(Process(target=fill, args=(array, start, stop, n, lock, work_ms)))
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    seconds = monotonic() - begin
    right = 0
    for n in range(1, FILLERS + 1):
        part = array[LENGTH * (n - 1) // FILLERS : LENGTH * n // FILLERS]
        right += part.count(n)
    print(
        f"{lock}: {right} of {LENGTH} elements have the number of their own process; it took {seconds:.1f} s",
        flush=True,
    )


if __name__ == "__main__":
    play(LOCK, WORK_MS)
    play("get_lock", WORK_MS / 20)
