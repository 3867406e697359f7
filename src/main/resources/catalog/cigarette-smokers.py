"""Two things lie on the table, two smokers take one each, and neither can smoke.

Prints: No smoker smokes.
"""

from random import randrange
from threading import Lock, Semaphore, Thread
from time import sleep

STRATEGY = "naive"  # or "one order", or "helpers"
ROUNDS = 6
REACH_MS = 500  # milliseconds between the first thing and the second
SMOKE_MS = 1500  # milliseconds
TIMEOUT_MS = 6000  # milliseconds that the agent waits for a smoke

things = ["tobacco", "paper", "matches"]
tobacco = Semaphore(0)
paper = Semaphore(0)
matches = Semaphore(0)
table = [tobacco, paper, matches]  # each permit is a thing that lies there
next_round = Semaphore(0)
calls = [Semaphore(0) for _ in things]
lock = Lock()
seen = -1  # the thing that lies there alone; -1 for none


def own(me):
    while True:
        if STRATEGY == "helpers":
            calls[me].acquire()  # both things are there, and for no other smoker
        else:
            take_both(me)
        print(f"The owner of {things[me]} smokes.")
        next_round.release()
        sleep(SMOKE_MS / 1000)


def supply():
    for _ in range(ROUNDS):
        sleep(REACH_MS / 1000)
        meant = randrange(3)  # the owner of the third thing smokes
        table[(meant + 1) % 3].release()
        table[(meant + 2) % 3].release()
        timeout = (2 * REACH_MS + SMOKE_MS + TIMEOUT_MS) / 1000
        if not next_round.acquire(timeout=None if STRATEGY == "helpers" else timeout):  # helpers never fail
            print("No smoker smokes.")
            return


def take_both(me):
    first = (me + 1) % 3
    if STRATEGY == "one order":
        first = min(first, (me + 2) % 3)
    table[first].acquire()
    sleep(REACH_MS / 1000)
    table[3 - me - first].acquire()  # forever, if another smoker has it


def help_with(me):
    global seen
    while True:
        table[me].acquire()
        with lock:
            other = seen
            seen = me if other < 0 else -1
            if other >= 0:
                calls[3 - me - other].release()  # 0 + 1 + 2 is 3: this calls the third


# Daemons do not keep the program from ending: the smokers wait for things forever.
for n in range(3):
    if STRATEGY == "helpers":
        Thread(target=help_with, args=(n,), name=f"Helper: {things[n]}", daemon=True).start()
    Thread(target=own, args=(n,), name=f"Owner of {things[n]}", daemon=True).start()
agent = Thread(target=supply, name="Agent")
agent.start()
