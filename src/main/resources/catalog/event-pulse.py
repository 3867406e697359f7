"""A gate that is opened and shut in one breath: who waited passes, who comes a moment later does not.

Prints: Passenger … wait() returned True, is_set() is False … Latecomer: wait() returned False, is_set() is False … 3 passed, 3 of them found the flag down again; 1 waited in vain.
"""

from threading import Event, Thread
from time import sleep

SIGNAL = "pulse"  # or "leave it set"
PASSENGERS = 3
DEPARTURES = 1
BOARD_MS = 3000  # milliseconds before each signal
PATIENCE_MS = 6000  # milliseconds that a passenger waits at most

gate = Event()
passed = []
left = []


def go_through(name):
    answer = gate.wait(timeout=PATIENCE_MS / 1000)
    if answer:
        sleep(1)  # goes on board
    flag = gate.is_set()
    print(f"{name}: wait() returned {answer}, is_set() is {flag}\n", end="")
    if answer:
        passed.append(flag)
    else:
        left.append(name)


threads = [Thread(target=go_through, args=(f"Passenger {n}",)) for n in range(1, PASSENGERS + 1)]
for thread in threads:
    thread.start()

for departure in range(DEPARTURES):
    sleep(BOARD_MS / 1000)
    gate.set()  # all that wait now pass
    if SIGNAL == "pulse":
        gate.clear()  # and no others
    if departure == 0:
        sleep(0.5)
        latecomer = Thread(target=go_through, args=("Latecomer",))
        latecomer.start()
        threads.append(latecomer)

for thread in threads:
    thread.join()
print(f"{len(passed)} passed, {passed.count(False)} of them found the flag down again; {len(left)} waited in vain.")
