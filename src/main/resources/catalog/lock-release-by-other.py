"""A steward releases a lock that a passenger holds: a Lock lets any thread do that, an RLock only its owner.

Prints: I was not alone. … RuntimeError: release unlocked lock
"""

from threading import Lock, RLock, Thread
from time import sleep

KIND = "Lock"  # or "RLock"
PASSENGERS = 3
INSIDE_MS = 4000  # milliseconds that a passenger is inside
RELEASES = 1  # how often the steward releases the lock
STEWARD_MS = 1500  # milliseconds before each such release

door = RLock() if KIND == "RLock" else Lock()
mirror = 0


def travel(number):
    door.acquire()
    if number == 1:
        for thread in others:
            thread.start()  # the cabin is occupied
    use(number)
    release()


def meddle():
    for _ in range(RELEASES):
        sleep(STEWARD_MS / 1000)
        release()  # has never acquired it


def use(number):
    global mirror
    mirror = number  # writes its number on the mirror
    sleep(INSIDE_MS / 1000)
    found = mirror
    if found != number:
        print(f"I wrote {number} on the mirror, and find {found}: I was not alone.")


def release():
    try:
        door.release()
    except RuntimeError as refusal:
        print(f"RuntimeError: {refusal}")


passengers = [Thread(target=travel, args=(n,), name=f"Passenger {n}") for n in range(1, PASSENGERS + 1)]
steward = Thread(target=meddle, name="Steward")
others = [*passengers[1:], steward]
passengers[0].start()
passengers[0].join()  # Python 3.12.0 and 3.12.1 start no thread after the end of the main thread
