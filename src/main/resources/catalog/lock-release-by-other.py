"""A steward releases a lock that a passenger holds: a Lock lets any thread do that, an RLock only its owner.

Prints: Steward: released the lock … I was not alone … Inside at once: 2 at most.
"""

from threading import Event, Lock, RLock, Thread
from time import sleep

KIND = "Lock"  # or "RLock"
PASSENGERS = 3
INSIDE_MS = 4000  # milliseconds that a passenger is inside
RELEASES = 1  # how often the steward releases the lock
STEWARD_MS = 1500  # milliseconds before each such release

door = RLock() if KIND == "RLock" else Lock()
occupied = Event()
counting = Lock()
mirror = 0
inside = 0
most = 0


def release(name):
    try:
        door.release()
        print(f"{name}: released the lock")
    except RuntimeError as error:
        print(f"{name}: RuntimeError: {error}")


def travel(name, number):
    global mirror, inside, most
    if number > 1:
        occupied.wait()  # the first passenger goes first
    door.acquire()
    occupied.set()
    with counting:
        inside += 1
        most = max(most, inside)
        mirror = number  # writes its number on the mirror
        print(f"{name}: in, {inside} inside")
    sleep(INSIDE_MS / 1000)
    with counting:
        if mirror != number:
            print(f"{name}: I wrote {number} on the mirror, and find {mirror}: I was not alone.")
        inside -= 1
    release(name)


def meddle():
    occupied.wait()
    for _ in range(RELEASES):
        sleep(STEWARD_MS / 1000)
        release("Steward")  # has never acquired it


threads = [Thread(target=travel, args=(f"Passenger {n}", n)) for n in range(1, PASSENGERS + 1)]
threads.append(Thread(target=meddle))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"Inside at once: {most} at most.")
