"""Several threads add one to the same counter: LOCK = True saves every addition.

Prints: counter = …
"""

from random import uniform
from threading import Lock, Thread
from time import sleep

THREADS = 4
ROUNDS = 10
GAP_MS = 300  # milliseconds between the read and the write
PAUSE_MS = 200  # milliseconds of sleep after each addition, about
LOCK = False

counter = 0
lock = Lock()


def add():
    for _ in range(ROUNDS):
        if LOCK:
            with lock:
                add_one()
        else:
            add_one()
        sleep(PAUSE_MS * uniform(0.5, 1.5) / 1000)


def add_one():
    global counter
    seen = counter
    sleep(GAP_MS / 1000)  # do others read the same number here?
    counter = seen + 1


threads = [Thread(target=add, name=f"Thread-{n}") for n in range(1, THREADS + 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"counter = {counter}")
