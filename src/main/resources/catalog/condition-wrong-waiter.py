"""Guests who wait for tea and guests who wait for coffee, and one bell for both.

Prints: Does no one want this cup? … cups got cold while a guest waited for them.
"""

from threading import Condition, Lock, Thread
from time import sleep

BELL = "notify"  # or "notify_all", or "two conditions"
GUESTS = 2  # of each kind
BREW_MS = 1200  # milliseconds

lock = Lock()
tea = Condition(lock)
coffee = Condition(lock) if BELL == "two conditions" else tea
cups = {"tea": 0, "coffee": 0}
in_vain = 0


def drink(name, kind, ready):
    global in_vain
    with lock:
        while cups[kind] == 0:
            ready.wait()
            in_vain += cups[kind] == 0
        cups[kind] -= 1
    print(f"{name}: got {kind}.")


guests = [Thread(target=drink, args=(f"Coffee {n}", "coffee", coffee)) for n in range(1, GUESTS + 1)]
guests += [Thread(target=drink, args=(f"Tea {n}", "tea", tea)) for n in range(1, GUESTS + 1)]
for guest in guests:
    guest.start()
    sleep(0.05)  # so that they wait in this order

for number in range(2 * GUESTS):
    sleep(BREW_MS / 1000)
    with lock:
        kind, ready = ("tea", tea) if number % 2 == 0 else ("coffee", coffee)
        cups[kind] += 1
        if BELL == "notify_all":
            ready.notify_all()
        else:
            ready.notify()  # one of those who wait, tea or coffee
sleep(BREW_MS / 1000)
with lock:
    cold = cups["tea"] + cups["coffee"]
    if cold:
        print("Does no one want this cup?")
        tea.notify_all()  # so that they can go home
for guest in guests:
    guest.join()
print(f"{cold} of {2 * GUESTS} cups got cold while a guest waited for them. Guests woken in vain: {in_vain}.")
