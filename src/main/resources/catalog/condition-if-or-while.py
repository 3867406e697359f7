"""One loaf of bread, three customers, and a call to all of them.

Prints: The shelf is empty! … The shelf is empty! … 1 of 3 got a loaf, 2 found the shelf empty.
"""

from threading import Condition, Lock, Thread
from time import sleep

GUARD = "if"  # or "while"
CUSTOMERS = 3
LOAVES = 1  # that come out of the oven at once
BAKE_MS = 1500  # milliseconds

lock = Lock()
bread = Condition(lock)
shelf = 0
waiting = 0
served = []
empty = []


def buy(name):
    global shelf, waiting
    with lock:
        if GUARD == "if":
            if shelf == 0:
                waiting += 1
                bread.wait()  # woken: is there bread? It does not look.
                waiting -= 1
        else:
            while shelf == 0:
                waiting += 1
                bread.wait()  # woken: looks again
                waiting -= 1
        if shelf > 0:
            shelf -= 1
            served.append(name)
            print(f"{name}: got a loaf.")
        else:
            empty.append(name)
            print(f"{name}: The shelf is empty!")


customers = [Thread(target=buy, args=(f"Customer {n}",)) for n in range(1, CUSTOMERS + 1)]
for customer in customers:
    customer.start()

while len(served) + len(empty) < CUSTOMERS:
    sleep(BAKE_MS / 1000)
    with lock:
        if waiting + len(served) + len(empty) == CUSTOMERS:  # all the others wait
            shelf = LOAVES
            bread.notify_all()
    sleep(0.1)
for customer in customers:
    customer.join()
print(f"{len(served)} of {CUSTOMERS} got a loaf, {len(empty)} found the shelf empty.")
