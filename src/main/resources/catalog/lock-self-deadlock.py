"""lend() holds the lock and calls find(), which acquires it too: with a Lock, the thread waits for itself.

Prints: Deadlock: the librarian waits for a lock that it holds itself.
"""

from threading import Lock, RLock, Thread
from time import sleep

KIND = "Lock"  # or "RLock"
SECOND = "blocking"  # or "timeout", or "none"
TIMEOUT_MS = 2000  # milliseconds until find() gives up
LOANS = 2
READERS = 1
PAUSE_MS = 900  # milliseconds for every step

index = RLock() if KIND == "RLock" else Lock()


def work():
    for _ in range(LOANS):
        sleep(PAUSE_MS / 1000)
        lend()


def lend():
    index.acquire()
    sleep(PAUSE_MS / 1000)  # writes down who takes the book
    find()
    index.release()


def find():
    if SECOND == "none":
        sleep(PAUSE_MS / 1000)  # finds the book: the caller holds the lock
        return
    if SECOND == "timeout":
        acquired = index.acquire(timeout=TIMEOUT_MS / 1000)
    else:
        acquired = index.acquire()  # a Lock waits here forever, for its own caller
    if acquired:
        sleep(PAUSE_MS / 1000)  # finds the book
        index.release()
    else:
        print("acquire() returned False: lent without looking it up.")


def read():
    sleep(PAUSE_MS * 1.5 / 1000)
    index.acquire()
    sleep(PAUSE_MS / 1000)
    index.release()


# Daemons do not keep the program from ending: a thread that waits forever can only be left behind.
librarian = Thread(target=work, name="Librarian", daemon=True)
readers = [Thread(target=read, name=f"Reader {n}", daemon=True) for n in range(1, READERS + 1)]
for thread in [librarian, *readers]:
    thread.start()
patience = PAUSE_MS * (3 * LOANS + READERS) + 5000  # all of it takes no longer, unless a thread hangs
librarian.join(patience / 1000 if KIND == "Lock" and SECOND == "blocking" else None)
if librarian.is_alive():
    print("Deadlock: the librarian waits for a lock that it holds itself.")
else:
    for reader in readers:
        reader.join()
