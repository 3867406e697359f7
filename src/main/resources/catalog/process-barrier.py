"""Processes meet at a barrier after every step; the last to arrive counts the meeting.

Prints: meetings: 2 … meetings: 3 … meetings: 4 … meetings: 5
"""

from functools import partial
from multiprocessing import Barrier, Process, Value
from random import uniform
from threading import BrokenBarrierError
from time import sleep

PARTIES = 4
STEPS = 4
STEP_MS = 900  # about
SLOW_MS = 1000  # how much longer Worker 1 takes
KILL_MS = 0  # when Worker 1 is killed; 0: never
TIMEOUT_MS = 6000


def count(meetings):
    meetings.value += 1  # by the last to arrive


def work(barrier, meetings, slow):
    try:
        barrier.wait()  # until all processes are there
        for _ in range(STEPS):
            compute(slow)
            barrier.wait(timeout=TIMEOUT_MS / 1000)
            print("meetings:", meetings.value, flush=True)
    except BrokenBarrierError:
        print("A worker is missing: I stop here.", flush=True)


def compute(slow):
    extra = SLOW_MS if slow else 0
    sleep((STEP_MS * uniform(0.7, 1.3) + extra) / 1000)


if __name__ == "__main__":
    meetings = Value("i", 0, lock=False)
    barrier = Barrier(PARTIES, action=partial(count, meetings))
    workers = [
        Process(target=work, args=(barrier, meetings, n == 1), name=f"Worker {n}") for n in range(1, PARTIES + 1)
    ]
    for worker in workers:
        worker.start()
    if KILL_MS > 0:
        sleep(KILL_MS / 1000)
        workers[0].kill()
    for worker in workers:
        worker.join()
