"""An RLock is printed after every acquire and release: its owner, its count, and one release too many.

Prints: <unlocked … count=0 … <locked … count=1 … count=2 … RuntimeError: cannot release un-acquired lock … 1 of 1 visitors were served
"""

from threading import Event, RLock, Thread
from time import sleep

LEVELS = 2
CLIMBS = 1
EXTRA = 1  # how many more releases there are than acquires; -1: one is missing
VISITORS = 1
PAUSE_MS = 1500  # milliseconds to look at each line

rl = RLock()
held = Event()
count = 0  # the owner's own: rl._recursion_count() says the same, but old versions of Python lack it


def show(name):
    print(f"{name}: {rl} {rl._is_owned()}")
    sleep(PAUSE_MS / 1000)


def own():
    global count
    show("Owner")
    for climb in range(CLIMBS, 0, -1):
        while count < LEVELS:
            rl.acquire()
            count += 1
            held.set()
            show("Owner")
        bottom = 1 if climb > 1 or EXTRA < 0 else 0
        while count > bottom:
            count -= 1
            rl.release()  # serves a visitor only if it was the last one
            show("Owner")
    for _ in range(EXTRA):
        try:
            rl.release()  # one too many
        except RuntimeError as error:
            print(f"Owner: RuntimeError: {error}")


def visit(name):
    held.wait()
    show(name)
    with rl:  # served at count 0
        print(f"{name}: got in; the owner's count is {count}.")
        show(name)


# Daemons do not keep the program from ending: with a release too few, the visitors wait forever.
visitors = [Thread(target=visit, args=(f"Visitor {n}",), daemon=True) for n in range(1, VISITORS + 1)]
owner = Thread(target=own)
owner.start()
for visitor in visitors:
    visitor.start()
owner.join()
for visitor in visitors:
    visitor.join(2 * PAUSE_MS / 1000 * VISITORS + 1)
waiting = sum(visitor.is_alive() for visitor in visitors)
print(f"{VISITORS - waiting} of {VISITORS} visitors were served, {waiting} still wait.")
