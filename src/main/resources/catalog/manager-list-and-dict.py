"""Cashiers in processes of their own share a list and a dictionary, which a manager process holds.

Prints: 18 teas were sold: 18 in the list, … in the dictionary. … 18 teas were sold: 18 in the list, 18 in the dictionary.
"""

from multiprocessing import Manager, Process
from time import sleep

LOCKED = False
CASHIERS = 3
SALES = 6
SELL_MS = 800
ADD_MS = 400


def count_one(sold, add_ms):
    seen = sold["tea"]  # one request
    sleep(add_ms / 1000)
    sold["tea"] = seen + 1  # another request


def sell(name, door, sales, sold, lock, locked, sell_ms, add_ms):
    with door:
        pass
    for _ in range(SALES):
        sleep(sell_ms / 1000)
        sales.append(name)  # one request
        if locked:
            with lock:
                count_one(sold, add_ms)
        else:
            count_one(sold, add_ms)


def play(locked, sell_ms, add_ms):
    with Manager() as manager:
        sales = manager.list()
        sold = manager.dict(tea=0)
        lock = manager.Lock()
        door = manager.Lock()
        door.acquire()  # the shop is closed until all cashiers are there
        cashiers = [
            Process(target=sell, args=(f"Cashier {n + 1}", door, sales, sold, lock, locked, sell_ms, add_ms))
            for n in range(CASHIERS)
        ]
        for cashier in cashiers:
            cashier.start()
        door.release()
        for cashier in cashiers:
            cashier.join()
        print(
            f"{CASHIERS * SALES} teas were sold: {len(sales)} in the list, {sold['tea']} in the dictionary.",
            flush=True,
        )


if __name__ == "__main__":
    play(LOCKED, SELL_MS, ADD_MS)
    play(True, 10, 10)  # the same with the lock, in a hurry
