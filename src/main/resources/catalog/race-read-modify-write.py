"""Doors count visitors with n += 1; each update that is lost is named when it happens.

Prints: I read … wipes that out. … The board says …
"""

from random import uniform
from threading import Lock, Thread
from time import sleep

LOCK = "write only"  # or "none", or "whole update"
DOORS = 3
ROUNDS = 6
GAP_MS = 700  # milliseconds from the read to the write, about
PAUSE_MS = 700  # milliseconds until the next visitor comes, about

board = 0
pen = Lock()


def come():
    for _ in range(ROUNDS):
        count()
        sleep(PAUSE_MS * uniform(0.5, 1.5) / 1000)


def count():
    global board
    if LOCK == "whole update":
        pen.acquire()  # in time: no door can write until we have written
    seen = board
    sleep(GAP_MS * uniform(0.5, 1.5) / 1000)  # does another door get in here?
    if LOCK == "write only":
        pen.acquire()  # too late: what we have seen may be old
        now = board
        if now != seen:
            print(f"I read {seen}; since then it has become {now}. My {seen + 1} wipes that out.")
    board = seen + 1
    if LOCK != "none":
        pen.release()


doors = [Thread(target=come, name=f"Door {n}") for n in range(1, DOORS + 1)]
for door in doors:
    door.start()
for door in doors:
    door.join()
print(f"The board says {board}.")
