"""Threads count while the event is set, as in the course; here the program itself plays the lecturer.

Prints: Counting 5 … run_counter.clear() … run_counter.set() … Stopped.
"""

from itertools import count
from threading import Event, Thread
from time import sleep

COUNTERS = 3
INTERVAL_MS = 500  # milliseconds between two numbers
START_SET = True
KEEPER = True  # sets and clears by itself
PHASE_MS = 3000  # milliseconds between set() and clear()

run_counter = Event()
stop = Event()


def count_while_set(name):
    for i in count():
        run_counter.wait()
        if stop.is_set():
            return
        print(f"{name}: Counting {i}")
        sleep(INTERVAL_MS / 1000)


def toggle():
    if run_counter.is_set():
        print("run_counter.clear()")
        run_counter.clear()
    else:
        print("run_counter.set()")
        run_counter.set()


if START_SET:
    run_counter.set()
threads = [Thread(target=count_while_set, args=(f"Counter {n}",)) for n in range(1, COUNTERS + 1)]
for thread in threads:
    thread.start()

for _ in range(2):  # on the screen this runs until Stop
    sleep(PHASE_MS / 1000)
    if KEEPER:
        toggle()
sleep(PHASE_MS / 1000)

stop.set()
run_counter.set()  # a thread that waits at the gate must get through to see that it is over
for thread in threads:
    thread.join()
print("Stopped.")
