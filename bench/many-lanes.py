"""Two hundred threads and two thousand objects, and among them three clerks in a deadlock: a program that fits no screen."""

import random
from threading import Lock, Semaphore, Thread
from time import sleep

VISITS = 20

locks = [Lock() for _ in range(1200)]
permits = [Semaphore(3) for _ in range(800)]
ledger, printer, scanner = Lock(), Lock(), Lock()


def visit(number):
    chance = random.Random(number)
    for _ in range(VISITS):
        with chance.choice(locks), chance.choice(permits):
            sleep(chance.random() / 10)


def clerk(first, second):
    sleep(1)
    with first:
        sleep(0.5)
        with second:
            pass


threads = [Thread(target=visit, args=(number,), name=f"Visitor {number}") for number in range(1, 198)]
for name, first, second in (("A", ledger, printer), ("B", printer, scanner), ("C", scanner, ledger)):
    threads.append(Thread(target=clerk, args=(first, second), name=f"Clerk {name}"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
