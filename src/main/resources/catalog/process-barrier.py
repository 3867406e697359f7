"""Processes meet at a barrier after every step; the last to arrive counts the step.

Prints: Step 1 … Step 4 … 4 workers finished 4 of 4 steps together. The exit code of Worker 1 is 0.
"""

from functools import partial
from multiprocessing import Barrier, Event, Process, Value
from random import uniform
from threading import BrokenBarrierError
from time import sleep

PARTIES = 4
STEPS = 4
STEP_MS = 900  # about
SLOW_MS = 1000  # what Worker 1 needs besides
KILL_MS = 0  # when Worker 1 is killed; 0: never
PATIENCE_MS = 6000


def count(done):
    done.value += 1  # by the last to arrive, while all the others wait
    print("Step", done.value, flush=True)


def work(go, barrier, done, extra):
    go.wait()  # until all processes are there
    try:
        for step in range(1, STEPS + 1):
            sleep((STEP_MS * uniform(0.7, 1.3) + extra) / 1000)
            barrier.wait(timeout=PATIENCE_MS / 1000)
            assert done.value == step
    except BrokenBarrierError:
        print("A worker is missing: I stop here.", flush=True)


if __name__ == "__main__":
    done = Value("i", 0, lock=False)
    go = Event()
    barrier = Barrier(PARTIES, action=partial(count, done))
    workers = [
        Process(target=work, args=(go, barrier, done, SLOW_MS if n == 0 else 0)) for n in range(PARTIES)
    ]
    for worker in workers:
        worker.start()
    go.set()
    if KILL_MS > 0:
        sleep(KILL_MS / 1000)
        workers[0].kill()
    for worker in workers:
        worker.join()
    print(
        f"{PARTIES} workers finished {done.value} of {STEPS} steps together. "
        f"The exit code of Worker 1 is {workers[0].exitcode}."
    )
