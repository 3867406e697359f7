"""One loaf of bread, three customers, and a call to all of them.

Prints: The shelf is empty! … The shelf is empty!
"""

from threading import Condition, Lock, Thread
from time import sleep

GUARD = "if"  # or "while"
CUSTOMERS = 3
LOAVES = 1  # that come out of the oven at once
BAKE_MS = 1500  # milliseconds

lock = Lock()
bread = Condition(lock)
shelf = 0  # how many loaves are on it


def buy():
    global shelf
    with lock:
        if GUARD == "if":
            if shelf == 0:
                bread.wait()  # woken: is there bread? It does not check.
        else:
            while shelf == 0:
                bread.wait()  # woken: checks again
        if shelf > 0:
            shelf -= 1
        else:
            print("The shelf is empty!")


def bake():
    global shelf
    while customers_wait():  # until all customers wait who have not left
        sleep(BAKE_MS / 1000)
        with lock:
            shelf = LOAVES
            bread.notify_all()


def customers_wait():
    while True:
        with lock:
            there = [customer for customer in customers if customer.is_alive()]
            if len(bread._waiters) == len(there):
                return bool(there)
        sleep(0.01)


customers = [Thread(target=buy, name=f"Customer {n}") for n in range(1, CUSTOMERS + 1)]
baker = Thread(target=bake, name="Baker")
for thread in [*customers, baker]:
    thread.start()
for thread in [*customers, baker]:
    thread.join()
