"""A gate that is opened and shut at once: the threads that waited pass, one that arrives a moment later does not.

Prints: wait() returned True, is_set() is False … wait() returned False, is_set() is False
"""

from threading import Event, Thread
from time import sleep

SIGNAL = "pulse"  # or "leave it set"
PASSENGERS = 3
DEPARTURES = 1
BOARD_MS = 3000  # milliseconds before each signal
TIMEOUT_MS = 6000  # milliseconds that a passenger waits at most

gate = Event()


def go_through():
    answer = gate.wait(timeout=TIMEOUT_MS / 1000)
    if answer:
        sleep(1)  # boards
    print(f"wait() returned {answer}, is_set() is {gate.is_set()}")


def ferry():
    for i in range(1, DEPARTURES + 1):
        sleep(BOARD_MS / 1000)
        gate.set()  # all that wait now pass
        if SIGNAL == "pulse":
            gate.clear()  # and no others
        if i == 1:
            sleep(0.5)
            Thread(target=go_through, name="Latecomer").start()


for n in range(1, PASSENGERS + 1):
    Thread(target=go_through, name=f"Passenger {n}").start()
ferryman = Thread(target=ferry, name="Ferryman")
ferryman.start()
ferryman.join()  # Python 3.12.0 and 3.12.1 start no thread after the end of the main thread
