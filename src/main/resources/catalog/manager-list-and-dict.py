"""Cashiers, each in a process of its own, share a list and a dictionary that a manager process holds.

Prints: 18 in the list, … in the dictionary
"""

from multiprocessing import Manager, Process
from time import sleep

LOCKED = False
CASHIERS = 3
SALES = 6
SELL_MS = 800
ADD_MS = 400


def sell(name, sales, sold, lock):
    for _ in range(SALES):
        sleep(SELL_MS / 1000)
        sales.append(name)  # one request
        if LOCKED:
            with lock:
                count_one(sold)
        else:
            count_one(sold)


def count_one(sold):
    seen = sold["tea"]  # one request
    sleep(ADD_MS / 1000)
    sold["tea"] = seen + 1  # another request


if __name__ == "__main__":
    with Manager() as manager:
        sales = manager.list()
        sold = manager.dict(tea=0)
        lock = manager.Lock()

        cashiers = []
        for n in range(1, CASHIERS + 1):
            name = f"Cashier {n}"
            cashiers.append(Process(target=sell, args=(name, sales, sold, lock), name=name))
        for cashier in cashiers:
            cashier.start()
        for cashier in cashiers:
            cashier.join()
        print(f"{len(sales)} in the list, {sold['tea']} in the dictionary", flush=True)
    # the list and the dictionary are gone with the manager
