"""A notification that comes before the wait is gone.

Prints: No parcel came.
"""

from threading import Condition, Lock, Thread
from time import sleep

COURIER_MS = 1000  # milliseconds after which the bell rings
RESIDENT_MS = 2000  # milliseconds after which the resident begins to wait
TIMEOUT_MS = 5000  # milliseconds after which the resident gives up
NOTE = False  # whether the courier also changes a variable

lock = Lock()
bell = Condition(lock)
note = 0  # changed and checked only under the lock


def reside():
    sleep(RESIDENT_MS / 1000)
    with lock:
        if NOTE:
            got_it = bell.wait_for(lambda: note == 1, TIMEOUT_MS / 1000)  # checks before it waits
        else:
            got_it = bell.wait(TIMEOUT_MS / 1000)  # waits for a bell that has rung already
    print("Got the parcel." if got_it else "No parcel came.")


def bring():
    global note
    sleep(COURIER_MS / 1000)
    with lock:
        if NOTE:
            note = 1
        bell.notify()


threads = [Thread(target=reside, name="Resident"), Thread(target=bring, name="Courier")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
