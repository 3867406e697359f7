"""Two clerks lock two accounts in opposite order and wait for each other; ORDERED = True cures it.

Prints: Deadlock: each clerk holds one lock and waits for the other's.
"""

from random import randint
from threading import Lock, Thread
from time import sleep

CLERKS = 2
ROUNDS = 5
PAUSE_MS = 500  # milliseconds between the first lock and the second
MEET = True  # go for the second lock when both first locks are taken
ORDERED = False


class Account:
    def __init__(self):
        self.lock = Lock()
        self.balance = 100


anna = Account()
ben = Account()


def transfer(source, target):
    first, second = (anna, ben) if ORDERED else (source, target)  # the cure: Anna first, no matter who pays
    for _ in range(ROUNDS):
        lock_both(first, second)
        amount = randint(1, 20)
        source.balance -= amount
        target.balance += amount
        second.lock.release()
        first.lock.release()
        sleep(PAUSE_MS / 1000)


def lock_both(first, second):
    first.lock.acquire()
    if MEET and not ORDERED:  # with one order there is no other clerk to meet
        while not second.lock.locked():  # until each of them holds one lock
            sleep(0.01)
    sleep(PAUSE_MS / 1000)
    second.lock.acquire()  # in opposite order, no clerk gets past this line


clerks = []
for n in range(1, CLERKS + 1):
    accounts = (anna, ben) if n % 2 == 1 else (ben, anna)
    # Daemons do not keep the program from ending: a thread that waits forever can only be left behind.
    clerks.append(Thread(target=transfer, args=accounts, name=f"Clerk {n}", daemon=True))
for clerk in clerks:
    clerk.start()
patience = 2 * PAUSE_MS * ROUNDS * CLERKS + 10_000  # all of it takes no longer, unless a thread hangs
clerks[0].join(None if ORDERED else patience / 1000)
if clerks[0].is_alive():
    print("Deadlock: each clerk holds one lock and waits for the other's.")
else:
    for clerk in clerks:
        clerk.join()
    print(f"{anna.balance} + {ben.balance} = {anna.balance + ben.balance}")
