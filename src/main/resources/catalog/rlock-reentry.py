"""An owner takes an RLock again and again; the others get in after its last release, and not before.

Prints: 2 of 2 entered after the last release
"""

from threading import Event, RLock, Thread
from time import sleep

LEVELS = 4
WAITERS = 2
PAUSE_MS = 600  # milliseconds on each level, on the way in and on the way out
STRANGER = True

lock = RLock()
inside = Event()
level = 0
entered = []  # the level that each waiter found
refusals = []


def descend(depth):
    global level
    with lock:
        level = depth
        print(f"Owner: acquired, level {depth}")
        inside.set()
        sleep(PAUSE_MS / 1000)
        if depth < LEVELS:
            descend(depth + 1)
        sleep(PAUSE_MS / 1000)
        level = depth - 1
        print(f"Owner: releases, level {depth - 1}")


def wait_for_the_last_release(name):
    inside.wait()
    with lock:
        entered.append(level)
        print(f"{name}: entered at level {level}")
        sleep(PAUSE_MS / 1000)


def release_without_owning():
    inside.wait()
    sleep(PAUSE_MS / 1000)
    try:
        lock.release()
    except RuntimeError as error:
        refusals.append(error)
        print(f"Stranger: refused, {error}")


threads = [Thread(target=descend, args=(1,))]
threads += [Thread(target=wait_for_the_last_release, args=(f"Waiter {n}",)) for n in range(1, WAITERS + 1)]
if STRANGER:
    threads.append(Thread(target=release_without_owning))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"The owner acquired and released {LEVELS} times; {entered.count(0)} of {WAITERS} entered after the last release.")
if STRANGER:
    print(f"Releases by a stranger that were refused: {len(refusals)} of 1.")
