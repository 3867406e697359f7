"""Threads count while the event is set, as in the course; here the program itself plays the lecturer.

Prints: Counting 0 … Counting 1
"""

from itertools import count
from threading import Event, Thread
from time import sleep

COUNTERS = 3
INTERVAL_MS = 500  # milliseconds between two numbers
START_SET = True
AUTOMATIC = True  # whether the main thread sets and clears the event
PHASE_MS = 3000  # milliseconds between set() and clear()

run_counter = Event()


def count_while_set():
    for i in count():
        run_counter.wait()  # holds this thread while the event is cleared
        print(f"Counting {i}")
        sleep(INTERVAL_MS / 1000)  # clear() does not wake it


def toggle():
    if run_counter.is_set():
        run_counter.clear()
    else:
        run_counter.set()


if START_SET:
    run_counter.set()
for n in range(1, COUNTERS + 1):
    # Daemons do not keep the program from ending: they count until it does.
    Thread(target=count_while_set, name=f"Counter {n}", daemon=True).start()
for _ in range(3):  # on the screen this runs until Stop
    sleep(PHASE_MS / 1000)
    if AUTOMATIC:
        toggle()
