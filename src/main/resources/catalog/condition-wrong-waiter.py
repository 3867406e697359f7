"""Guests who wait for tea and guests who wait for coffee, and one bell for both.

Prints: Does no one want this cup?
"""

from threading import Condition, Lock, Thread
from time import sleep

NOTIFY = "notify"  # or "notify_all", or "two conditions"
GUESTS = 2  # of each kind
BREW_MS = 1200  # milliseconds

lock = Lock()
tea = Condition(lock)
coffee = Condition(lock) if NOTIFY == "two conditions" else tea
tea_cups = coffee_cups = 0


def drink_tea():
    global tea_cups
    with lock:
        while tea_cups == 0:
            tea.wait()
        tea_cups -= 1


def drink_coffee():
    global coffee_cups
    with lock:
        while coffee_cups == 0:
            coffee.wait()
        coffee_cups -= 1


def serve():
    global tea_cups, coffee_cups
    for number in range(2 * GUESTS):
        sleep(BREW_MS / 1000)
        until_others_wait()  # the guest that was woken has checked
        with lock:
            if number % 2 == 0:
                tea_cups += 1
                call(tea)
            else:
                coffee_cups += 1
                call(coffee)
    if until_others_wait():  # a guest still waits, and its cup is there
        print("Does no one want this cup?")
        with lock:
            tea.notify_all()  # so that they can end


def call(ready):
    if NOTIFY == "notify_all":
        ready.notify_all()
    else:
        ready.notify()  # the guest that has waited longest, tea or coffee


def until_others_wait():
    while True:
        with lock:
            waiting = sum(len(ready._waiters) for ready in {tea, coffee})
            if waiting == sum(guest.is_alive() for guest in guests):
                return waiting > 0
        sleep(0.01)


guests = []
for kind, drink in ("Coffee", drink_coffee), ("Tea", drink_tea):
    for n in range(1, GUESTS + 1):
        guests.append(Thread(target=drink, name=f"{kind} {n}"))
        guests[-1].start()
        until_others_wait()  # so that they wait in this order
kitchen = Thread(target=serve, name="Kitchen")
kitchen.start()
for thread in [*guests, kitchen]:
    thread.join()
