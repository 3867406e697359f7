"""An owner takes an RLock again and again; the others get in after its last release, and not before.

Prints: Refused: cannot release un-acquired lock … Owner: last release … Waiter … got in
"""

from threading import RLock, Thread, current_thread
from time import sleep

LEVELS = 4
WAITERS = 2
PAUSE_MS = 600  # milliseconds on each level, on the way in and on the way out
STRANGER = True

lock = RLock()


def descend(level):
    lock.acquire()  # at once, the second time too: it is ours
    if level == 1:
        start_others()  # the owner is inside
    sleep(PAUSE_MS / 1000)
    if level < LEVELS:
        descend(level + 1)
    sleep(PAUSE_MS / 1000)
    if level == 1:
        print("Owner: last release")
    lock.release()


def start_others():
    for waiter in waiters:
        waiter.start()
    if STRANGER:
        stranger.start()


def wait_for_the_last_release():
    lock.acquire()  # continues after the owner's last release
    print(f"{current_thread().name} got in")
    sleep(PAUSE_MS / 1000)
    lock.release()


def release_without_owning():
    sleep(PAUSE_MS / 1000)
    try:
        lock.release()  # never acquired it
    except RuntimeError as refusal:
        print(f"Refused: {refusal}")


waiters = [Thread(target=wait_for_the_last_release, name=f"Waiter {n}") for n in range(1, WAITERS + 1)]
stranger = Thread(target=release_without_owning, name="Stranger")
owner = Thread(target=descend, args=(1,), name="Owner")
owner.start()
owner.join()  # Python 3.12.0 and 3.12.1 start no thread after the end of the main thread
