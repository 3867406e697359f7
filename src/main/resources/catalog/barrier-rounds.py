"""Hikers wait for each other at every signpost, round after round.

Prints: All here! … All here! … All here! … All here!
"""

from random import uniform
from threading import Barrier, Thread
from time import sleep

PARTIES = 4
ROUNDS = 4
WALK_MS = 800  # milliseconds that each of them walks, about
SLOW_MS = 1500  # milliseconds that Hiker 1 takes longer
ACTION = True


def all_here():
    if ACTION:
        print("All here!")  # said by the last to arrive, once


signpost = Barrier(PARTIES, action=all_here)


def hike(slow):
    for _ in range(ROUNDS):
        walk(slow)
        signpost.wait()  # waits until all are there


def walk(slow):
    extra = SLOW_MS if slow else 0
    sleep((WALK_MS * uniform(0.7, 1.3) + extra) / 1000)


hikers = [Thread(target=hike, args=(n == 1,), name=f"Hiker {n}") for n in range(1, PARTIES + 1)]
for hiker in hikers:
    hiker.start()
for hiker in hikers:
    hiker.join()
