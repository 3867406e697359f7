"""Hikers wait for each other at every signpost, round after round.

Prints: All here! … Signpost 4: … 4 hikers met 4 times.
"""

from random import uniform
from threading import Barrier, Lock, Thread
from time import sleep

PARTIES = 4
ROUNDS = 4
WALK_MS = 800  # milliseconds that each of them walks, about
SLOW_MS = 1500  # milliseconds that Hiker 1 needs besides
ACTION = True

printing = Lock()
last = []


def say(text):
    with printing:
        print(text)


def all_here():
    if ACTION:
        say("All here!")  # said by the last to arrive, once


signpost = Barrier(PARTIES, action=all_here)


def hike(name, extra):
    for number in range(1, ROUNDS + 1):
        sleep((WALK_MS * uniform(0.7, 1.3) + extra) / 1000)
        if signpost.wait() == PARTIES - 1:  # the highest number goes to the last
            last.append(name)
            say(f"Signpost {number}: {name} was the last.")


hikers = [
    Thread(target=hike, args=(f"Hiker {n}", SLOW_MS if n == 1 else 0)) for n in range(1, PARTIES + 1)
]
for hiker in hikers:
    hiker.start()
for hiker in hikers:
    hiker.join()
print(f"{PARTIES} hikers met {len(last)} times. Hiker 1 was the last {last.count('Hiker 1')} times.")
