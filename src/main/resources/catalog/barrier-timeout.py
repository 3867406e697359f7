"""The course's cell: a barrier for two with a timeout, and one thread that waits alone.

Prints: Ann: BrokenBarrierError; broken: True … Ann: BrokenBarrierError; broken: True … reset; broken: False … 0 passed the barrier, 3 got the error.
"""

from threading import Barrier, BrokenBarrierError, Thread
from time import sleep

PARTIES = 2
TIMEOUT_MS = 5000  # milliseconds that each thread is willing to wait
FRIENDS = 0  # how many others come to the last try
LATE_MS = 2000  # milliseconds after the reset at which they come
RESET = True

barrier = Barrier(PARTIES, timeout=TIMEOUT_MS / 1000)  # forevery wait() without its own
met = []
told = []


def meet(name):
    try:
        index = barrier.wait()
        print(f"{name}: all there; I was number {index}")
        met.append(name)
    except BrokenBarrierError:
        print(f"{name}: BrokenBarrierError; broken: {barrier.broken}")
        told.append(name)


def come_later(name):
    sleep(LATE_MS / 1000)
    meet(name)


meet("Ann")  # she is alone: her wait times out
sleep(1)
meet("Ann")  # broken: she is told at once
sleep(1)
if RESET:
    barrier.reset()
    print(f"reset; broken: {barrier.broken}")

friends = [Thread(target=come_later, args=(f"Friend {n}",)) for n in range(1, FRIENDS + 1)]
for friend in friends:
    friend.start()
meet("Ann")
for friend in friends:
    friend.join()
print(f"{len(met)} passed the barrier, {len(told)} got the error.")
