"""A barber sleeps while there are no customers; customers take a chair, or leave if all chairs are taken.

Prints: Barber sleeps … Customer 1 sits down … No chair is free … 8 customers came: … were served, … left. Naps of the barber: 1.
"""

from random import uniform
from threading import Lock, Semaphore, Thread
from time import sleep

CHAIRS = 2
CUSTOMERS = 8
COME_MS = 600  # milliseconds until the next customer comes, about
CUT_MS = 1700  # milliseconds that a haircut takes

customers = Semaphore(0)  # each permit is one who waits for the barber
barber = Semaphore(0)  # each permit calls one of them
done = Semaphore(0)
lock = Lock()
seated = 0
served = 0
left = 0
naps = 0


def cut():
    global seated, served, naps
    while served + left < CUSTOMERS:
        if not customers.acquire(blocking=False):
            naps += 1
            print("Barber sleeps")
            customers.acquire()  # sleeps until a customer comes
        with lock:
            seated -= 1
            barber.release()
        sleep(CUT_MS / 1000)
        served += 1
        done.release()


def visit(name):
    global seated, left
    with lock:
        if seated == CHAIRS:
            left += 1
            print(f"{name}: No chair is free, I leave")
            return
        seated += 1
        print(f"{name} sits down, seated: {seated}")
        customers.release()  # wakes the barber if he sleeps
    barber.acquire()  # sits until it is called
    done.acquire()  # has its hair cut
    print(f"{name} has had a haircut")


threads = [Thread(target=cut)]
threads[0].start()
for n in range(1, CUSTOMERS + 1):
    sleep(COME_MS * uniform(0.5, 1.5) / 1000)
    threads.append(Thread(target=visit, args=(f"Customer {n}",)))
    threads[n].start()
for thread in threads:
    thread.join()

print(f"{CUSTOMERS} customers came: {served} were served, {left} left. Naps of the barber: {naps}.")
