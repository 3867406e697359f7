"""A notification that comes before the wait is gone.

Prints: Courier: rings. … Resident: No parcel came. … The resident waited in vain.
"""

from threading import Condition, Lock, Thread
from time import sleep

COURIER_MS = 1000  # milliseconds after which the bell rings
RESIDENT_MS = 2000  # milliseconds after which the resident begins to wait
PATIENCE_MS = 5000  # milliseconds after which the resident gives up
NOTE = False  # whether the courier also changes a variable

lock = Lock()
bell = Condition(lock)
note = False
got_it = False


def reside():
    global got_it
    sleep(RESIDENT_MS / 1000)
    with lock:
        if NOTE:
            got_it = bell.wait_for(lambda: note, PATIENCE_MS / 1000)  # looks before it waits
        else:
            got_it = bell.wait(PATIENCE_MS / 1000)  # waits for a bell that has rung already
    print("Resident: Got the parcel." if got_it else "Resident: No parcel came.")


def bring():
    global note
    sleep(COURIER_MS / 1000)
    with lock:
        note = True
        print("Courier: rings.")
        bell.notify()


threads = [Thread(target=reside), Thread(target=bring)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"The resident {'got the parcel' if got_it else 'waited in vain'}.")
