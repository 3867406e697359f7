"""Three hikers meet at each hut before they go on together."""

from threading import Barrier, Thread
from time import sleep

HUTS = 2
meeting = Barrier(3)


def hike(seconds):
    for hut in range(1, HUTS + 1):
        sleep(seconds)
        if meeting.wait() == 0:
            print("Everybody is at hut", hut)


hikers = [Thread(target=hike, args=(n / 10,), name=f"Hiker {n}") for n in (1, 2, 3)]
for hiker in hikers:
    hiker.start()
for hiker in hikers:
    hiker.join()
print("The hike is over.")
