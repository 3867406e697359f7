"""lend() holds the lock and calls find(), which acquires it too: with a Lock, the thread waits for itself.

Prints: Librarian: acquires the lock a second time … Deadlock: the librarian waits for a lock that it holds itself.
"""

from threading import Lock, RLock, Thread
from time import sleep

KIND = "Lock"  # or "RLock"
SECOND = "waits"  # or "gives up", or "left out"
TIMEOUT_MS = 2000  # milliseconds until find() gives up
LOANS = 2
READERS = 1
PAUSE_MS = 900  # milliseconds for every step

index = RLock() if KIND == "RLock" else Lock()
went_through = 0
in_vain = 0


def lend():
    with index:
        print("Librarian: writes down who takes the book")
        sleep(PAUSE_MS / 1000)
        find()


def find():
    global went_through, in_vain
    if SECOND == "left out":
        sleep(PAUSE_MS / 1000)  # the caller holds the lock
        return
    print("Librarian: acquires the lock a second time")
    if index.acquire(timeout=TIMEOUT_MS / 1000 if SECOND == "gives up" else -1):
        went_through += 1
        sleep(PAUSE_MS / 1000)
        index.release()
    else:
        in_vain += 1
        print("Librarian: acquire() returned False: lent without looking it up")


def work():
    for _ in range(LOANS):
        sleep(PAUSE_MS / 1000)
        lend()


def read(name):
    sleep(PAUSE_MS * 1.5 / 1000)
    with index:
        print(f"{name}: got in")
        sleep(PAUSE_MS / 1000)


# Daemons do not keep the program from ending: a thread that waits forever can only be left behind.
threads = [Thread(target=work, daemon=True)]
threads += [Thread(target=read, args=(f"Reader {n}",), daemon=True) for n in range(1, READERS + 1)]
for thread in threads:
    thread.start()
patience = PAUSE_MS * (3 * LOANS + READERS)  # all of it takes no longer, unless a thread hangs
if SECOND == "gives up":
    patience += TIMEOUT_MS * LOANS
threads[0].join(patience / 1000 + 1)
if threads[0].is_alive():
    print("Deadlock: the librarian waits for a lock that it holds itself.")
else:
    for thread in threads:
        thread.join()
    print(f"{LOANS} books lent. The second acquire went through {went_through} times, {in_vain} times in vain.")
