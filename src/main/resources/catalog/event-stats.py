"""The course's cell: readers wait for the stats, and an updater says when they are there.

Prints: k='test', v=100 … k='temp', v='temp data'
"""

from contextlib import nullcontext
from threading import Event, Lock, Thread
from time import sleep

READERS = 2
FILL_MS = 1500  # milliseconds that the updater takes for each entry
PRINT_MS = 900  # milliseconds that a reader takes for each line
SET = "when filled"  # or "at once"
LOCKED = False  # whether a reader holds a lock while it prints

stats = {"test": None, "temp": None}
stats_event = Event()
printer = Lock()


def read_stats():
    stats_event.wait()  # until the stats are there
    with printer if LOCKED else nullcontext():
        for k, v in stats.items():
            print(f"{k=}, {v=}")
            sleep(PRINT_MS / 1000)


def update_stats():
    if SET == "at once":
        stats_event.set()  # too early: there are no stats
    sleep(FILL_MS / 1000)
    stats["test"] = 100
    sleep(FILL_MS / 1000)
    stats["temp"] = "temp data"
    stats_event.set()


threads = [Thread(target=read_stats, name=f"Reader {n}") for n in range(1, READERS + 1)]
threads.append(Thread(target=update_stats, name="Updater"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

late = Thread(target=read_stats, name="Late reader")  # the event is still set
late.start()
late.join()
