"""A barber sleeps while there are no customers; customers take a chair, or leave if all chairs are taken.

Prints: No chair is free: I leave.
"""

from random import uniform
from threading import Lock, Semaphore, Thread
from time import sleep

CHAIRS = 2
CUSTOMERS = 8
COME_MS = 600  # milliseconds until the next customer comes, about
CUT_MS = 1700  # milliseconds that a haircut takes

customers = Semaphore(0)  # each permit is a customer that waits for the barber
barber = Semaphore(0)  # each permit calls one of them
haircut_done = Semaphore(0)
lock = Lock()
seated = 0


def cut():
    global seated
    while True:
        customers.acquire()  # sleeps until a customer comes
        with lock:
            if seated == 0:
                return  # it was the bell at closing time
            seated -= 1
            barber.release()
        sleep(CUT_MS / 1000)
        haircut_done.release()


def visit():
    global seated
    with lock:
        free = seated < CHAIRS
        if free:
            seated += 1
            customers.release()  # wakes the barber if he sleeps
    if not free:
        print("No chair is free: I leave.")
        return
    barber.acquire()  # sits until it is called
    haircut_done.acquire()  # has its hair cut


def come():
    visitors = []
    for n in range(1, CUSTOMERS + 1):
        sleep(COME_MS * uniform(0.5, 1.5) / 1000)
        visitors.append(Thread(target=visit, name=f"Customer {n}"))
        visitors[-1].start()
    for visitor in visitors:
        visitor.join()  # until all customers have left
    customers.release()  # closing time


threads = [Thread(target=cut, name="Barber"), Thread(target=come, name="Street")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
