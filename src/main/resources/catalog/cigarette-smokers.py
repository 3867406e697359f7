"""Two things lie on the table, two smokers take one each, and neither can smoke.

Prints: Owner of … takes … and waits for … No smoker can continue: owner of … held … 0 of 6 rounds were smoked.
"""

from random import randrange
from threading import Lock, Semaphore, Thread
from time import sleep

WAY = "naive"  # or "one order", or "helpers"
ROUNDS = 6
REACH_MS = 500  # milliseconds between the first thing and the second
SMOKE_MS = 1500  # milliseconds
PATIENCE_MS = 6000  # milliseconds after which the agent looks up

things = ["tobacco", "paper", "matches"]
table = [Semaphore(0) for _ in things]
calls = [Semaphore(0) for _ in things]
next_round = Semaphore(0)
lock = Lock()
seen = None  # the thing that lies there alone
holding = {}  # who has one thing and waits for the other


def smoke(me):
    one, other = (me + 1) % 3, (me + 2) % 3
    first = min(one, other) if WAY == "one order" else one
    second = one + other - first
    while True:
        if WAY == "helpers":
            calls[me].acquire()  # both things are there, and for no other smoker
        else:
            table[first].acquire()
            holding[me] = things[first]
            print(f"Owner of {things[me]} takes {things[first]} and waits for {things[second]}\n", end="")
            sleep(REACH_MS / 1000)
            table[second].acquire()  # forever, if another smoker has it
            del holding[me]
        print(f"Owner of {things[me]} smokes\n", end="")
        next_round.release()
        sleep(SMOKE_MS / 1000)


def help_with(me):
    global seen
    while True:
        table[me].acquire()
        with lock:
            if seen is None:
                seen = me
            else:
                calls[3 - me - seen].release()  # 0 + 1 + 2 is 3: this calls the third
                seen = None


for n in range(3):
    Thread(target=smoke, args=(n,), daemon=True).start()
    if WAY == "helpers":
        Thread(target=help_with, args=(n,), daemon=True).start()

done = 0
stuck = []
while done < ROUNDS and not stuck:
    sleep(REACH_MS / 1000)
    meant = randrange(3)  # the owner of the third thing smokes
    table[(meant + 1) % 3].release()
    table[(meant + 2) % 3].release()
    while not stuck and not next_round.acquire(timeout=PATIENCE_MS / 1000):
        stuck = [f"owner of {things[who]} held {thing}" for who, thing in list(holding.items()) if who != meant]
    done += not stuck
if stuck:
    print(f"No smoker can continue: {', '.join(stuck)}, which was not meant for it.")
print(f"{done} of {ROUNDS} rounds were smoked.")
