"""Two clerks lock two accounts in opposite order and wait for each other; ORDERED = True cures it.

Prints: Deadlock after 0 transfers: Clerk 1 waits for Ben, Clerk 2 waits for Anna.
"""

from random import randint
from threading import Event, Lock, Thread
from time import sleep

CLERKS = 2
ROUNDS = 5
PAUSE_MS = 500  # milliseconds between the first lock and the second
MEET = True  # go for the second lock when both first locks are taken
ORDERED = False

balance = {"Anna": 100, "Ben": 100}
lock = {"Anna": Lock(), "Ben": Lock()}
taken = {"Anna": Event(), "Ben": Event()}  # set as soon as this account was locked first
waits_for = {}
done = []


def transfer_again_and_again(name, source, target):
    first, second = (source, target)
    if ORDERED:
        first, second = sorted((source, target))
    for _ in range(ROUNDS):
        with lock[first]:
            if MEET and not ORDERED:  # with one order there is no other clerk to meet
                taken[first].set()
                taken[second].wait()
            sleep(PAUSE_MS / 1000)
            waits_for[name] = second
            with lock[second]:
                del waits_for[name]
                amount = randint(1, 20)
                balance[source] -= amount
                balance[target] += amount
                done.append(amount)
        sleep(PAUSE_MS / 1000)


threads = []
for n in range(1, CLERKS + 1):
    source, target = ("Anna", "Ben") if n % 2 == 1 else ("Ben", "Anna")
    threads.append(Thread(target=transfer_again_and_again, args=(f"Clerk {n}", source, target), daemon=True))
for thread in threads:
    thread.start()

# Two entries mean: each holds one lock and waits for the other's. Neither will ever continue.
while len(waits_for) < 2 and any(thread.is_alive() for thread in threads):
    sleep(0.1)

if len(waits_for) == 2:
    seen = ", ".join(f"{name} waits for {account}" for name, account in sorted(waits_for.items()))
    print(f"Deadlock after {len(done)} transfers: {seen}.")
else:
    total = balance["Anna"] + balance["Ben"]
    print(f"{len(done)} transfers, {balance['Anna']} + {balance['Ben']} = {total}: no money came or went.")
