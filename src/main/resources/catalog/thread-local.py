"""A note that every thread has for itself, and one that all share.

Prints: but the note says … of 12 times the note named another clerk's customer. … AttributeError
"""

from random import uniform
from threading import Thread, local
from time import sleep

NOTE = "shared"  # or "local"
CLERKS = 3
CUSTOMERS = 4  # that each clerk serves
SERVE_MS = 900  # milliseconds that a customer takes, about
INIT = False  # whether each thread's own note begins with a value


class Note(local):
    def __init__(self):
        if INIT:
            self.customer = 0  # runs once in each thread


class Shared:
    customer = 0


own = Note()
note = own if NOTE == "local" else Shared()
wrong = 0


def serve(name, first):
    global wrong
    for number in range(1, CUSTOMERS + 1):
        customer = first + number
        note.customer = customer
        sleep(SERVE_MS * uniform(0.5, 1.5) / 1000)
        if note.customer != customer:
            print(f"{name}: I serve {customer}, but the note says {note.customer}.")
            wrong += 1


clerks = [Thread(target=serve, args=(f"Clerk {n}", 100 * n)) for n in range(1, CLERKS + 1)]
for clerk in clerks:
    clerk.start()
for clerk in clerks:
    clerk.join()
print(f"{wrong} of {CLERKS * CUSTOMERS} times the note named another clerk's customer.")

try:
    print("The main thread's own note says", own.customer)
except AttributeError as error:
    print("The main thread never wrote on its own note. AttributeError:", error)
