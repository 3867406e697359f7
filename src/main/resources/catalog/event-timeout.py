"""The course's cell: set it, set it again, clear it, and wait for five seconds.

Prints: a new event; e.is_set() is False … e.wait() returned False; e.is_set() is False
"""

from threading import Event, Thread
from time import sleep

TIMEOUT_MS = 5000  # milliseconds that each wait lasts at most
TRIES = 1
SETTER = False  # whether another thread sets the event
SET_MS = 2000  # milliseconds after the first wait began
PAUSE_MS = 900  # milliseconds after each line

e = Event()


def look(after):
    print(f"{after}; e.is_set() is {e.is_set()}")
    sleep(PAUSE_MS / 1000)


def set_later():
    sleep(SET_MS / 1000)
    e.set()


def try_out():
    look("a new event")
    e.set()
    look("e.set()")
    e.set()  # it is set already: nothing changes
    look("e.set()")
    e.clear()  # once is enough
    look("e.clear()")

    if SETTER:
        Thread(target=set_later, name="Setter").start()
    for _ in range(TRIES):
        answer = e.wait(timeout=TIMEOUT_MS / 1000)
        look(f"e.wait() returned {answer}")
        if answer:
            break


notebook = Thread(target=try_out, name="Notebook")
notebook.start()
notebook.join()
