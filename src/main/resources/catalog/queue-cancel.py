"""The course's last cell: readers that check for a cancel before each get, and do not notice it inside.

Prints: Waiting on queue. … Processing 100 … Cancelled: I leave. … Processing 100 … Cancelled: I leave.
"""

from queue import Empty, Queue
from threading import Event, Thread
from time import sleep

READERS = 5
WAIT_MS = 2000  # milliseconds that each waits for the cancel
TEACHER = "one item each"  # or "cancel only" or "by hand"
CANCEL_MS = 5000  # milliseconds until the teacher calls cancel.set()
TIMED_GET = False  # whether get(), too, ends when that time is up

cancel = Event()
queue = Queue(10)


def read():
    while not cancel.wait(WAIT_MS / 1000):
        print("Waiting on queue.")
        try:
            v = queue.get(timeout=WAIT_MS / 1000 if TIMED_GET else None)
            print(f"Processing {v}")
            sleep(0.5)
        except Empty:
            print("Nothing came.")
    print("Cancelled: I leave.")


def teach():
    sleep(0.7 * CANCEL_MS / 1000)
    queue.put(100)
    sleep(0.3 * CANCEL_MS / 1000)
    cancel.set()  # noticed by readers that wait on cancel
    if TEACHER == "one item each":
        sleep(2)
        while any(reader.is_alive() for reader in readers):  # there may be one more inside get()
            if queue.empty():
                queue.put(100)
            sleep(1)


# Daemons do not keep the program from ending: some may still wait in get().
readers = [Thread(target=read, name=f"Reader {n}", daemon=True) for n in range(1, READERS + 1)]
for reader in readers:
    reader.start()
if TEACHER != "by hand":  # there are no buttons here
    teacher = Thread(target=teach, name="Teacher")
    teacher.start()
    teacher.join()
sleep(2 * WAIT_MS / 1000)
