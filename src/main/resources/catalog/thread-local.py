"""A note that every thread has for itself, and one that all share.

Prints: I serve … but the note says … I serve … but the note says
"""

from random import uniform
from threading import Thread, local
from time import sleep

NOTE = "shared"  # or "thread-local"
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
note = own if NOTE == "thread-local" else Shared()


def serve(first):
    for number in range(1, CUSTOMERS + 1):
        customer = first + number
        note.customer = customer
        sleep(SERVE_MS * uniform(0.5, 1.5) / 1000)
        read = note.customer
        if read != customer:
            print(f"I serve {customer}, but the note says {read}.")


def ask():
    try:
        print("My note says", own.customer)
    except AttributeError:
        print("AttributeError: I have never written anything.")


clerks = [Thread(target=serve, args=(100 * n,), name=f"Clerk {n}") for n in range(1, CLERKS + 1)]
for clerk in clerks:
    clerk.start()
for clerk in clerks:
    clerk.join()
if NOTE == "thread-local":
    visitor = Thread(target=ask, name="Visitor")
    visitor.start()
    visitor.join()
