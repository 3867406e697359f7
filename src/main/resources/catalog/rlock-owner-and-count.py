"""An RLock is printed after every acquire and release: its owner, its count, and one release too many.

Prints: <unlocked … count=0 … <locked … count=1 … count=2 … RuntimeError: cannot release un-acquired lock … 1 of 1 visitors got the lock
"""

from threading import RLock, Thread
from time import sleep

LEVELS = 2
REACQUIRES = 1
EXTRA = 1  # how many more releases there are than acquires; -1: one is missing
VISITORS = 1
PAUSE_MS = 1500  # milliseconds to look at each line

rl = RLock()
count = 0  # the owner's own: rl._recursion_count() says the same, but old versions of Python lack it


def own():
    global count
    show()
    acquire()
    for visitor in visitors:
        visitor.start()  # they find it locked
    show()
    for climb in range(REACQUIRES, 0, -1):
        while count < LEVELS:
            acquire()
            show()
        bottom = 1 if climb > 1 or EXTRA < 0 else 0
        while count > bottom:
            count -= 1
            rl.release()  # lets a visitor in only if it was the last one
            show()
    for _ in range(EXTRA):
        try:
            rl.release()  # one too many
        except RuntimeError as error:
            print(f"RuntimeError: {error}")


def acquire():
    global count
    rl.acquire()
    count += 1


def visit():
    show()
    rl.acquire()  # gets it at count 0
    show()
    rl.release()


def show():
    print(f"{rl} {rl._is_owned()}")
    sleep(PAUSE_MS / 1000)


# Daemons do not keep the program from ending: with a release too few, the visitors wait forever.
visitors = [Thread(target=visit, name=f"Visitor {n}", daemon=True) for n in range(1, VISITORS + 1)]
owner = Thread(target=own, name="Owner")
owner.start()
owner.join()
for visitor in visitors:
    visitor.join(2 * PAUSE_MS / 1000 * VISITORS + 1)
waiting = sum(visitor.is_alive() for visitor in visitors)
print(f"{VISITORS - waiting} of {VISITORS} visitors got the lock, {waiting} still wait.")
