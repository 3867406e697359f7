"""The course's last cell: readers that look for a cancel before each get, and do not hear it inside.

Prints: Waiting on queue. … Processing 100 … cancel.set() … Cancelled: I leave. … Processing 100 … 5 readers ended; 4 of them had to get an item first, after the cancel.
"""

from queue import Empty, Queue
from threading import Event, Thread
from time import sleep

READERS = 5
WAIT_MS = 2000  # milliseconds that each looks for a cancel
TEACHER = "one item each"  # or "cancel only" or "by hand"
CANCEL_MS = 5000  # milliseconds until the teacher calls cancel.set()
TIMED_GET = False  # whether get(), too, ends when that time is up

cancel = Event()
queue = Queue(10)
late = []  # items that were taken after the cancel


def read(name):
    while not cancel.wait(WAIT_MS / 1000):
        print(f"{name}: Waiting on queue.\n", end="")
        try:
            v = queue.get(timeout=WAIT_MS / 1000 if TIMED_GET else None)
            print(f"{name}: Processing {v}\n", end="")
            if cancel.is_set():
                late.append(v)
            sleep(0.5)
        except Empty:
            print(f"{name}: Nothing came.\n", end="")
    print(f"{name}: Cancelled: I leave.\n", end="")


# Daemons: the program may end while some still wait in get().
readers = [Thread(target=read, args=(f"Reader {n}",), daemon=True) for n in range(1, READERS + 1)]
for reader in readers:
    reader.start()

if TEACHER != "by hand":  # there are no buttons here
    sleep(0.7 * CANCEL_MS / 1000)
    queue.put(100)
    sleep(0.3 * CANCEL_MS / 1000)
    print("Teacher: cancel.set()")
    cancel.set()  # heard by those who wait on cancel
    if TEACHER == "one item each":
        sleep(2)
        for _ in [reader for reader in readers if reader.is_alive()]:
            queue.put(100)  # for one more reader inside get()

sleep(3)
ended = [reader for reader in readers if not reader.is_alive()]
print(f"{len(ended)} readers ended; {len(late)} of them had to get an item first, after the cancel.")
if len(ended) < READERS:
    print(f"{READERS - len(ended)} still wait in get().")
