"""The course's cell: a barrier for two with a timeout, and one thread that waits alone.

Prints: BrokenBarrierError; broken: True … BrokenBarrierError; broken: True … BrokenBarrierError; broken: True
"""

from threading import Barrier, BrokenBarrierError, Thread
from time import sleep

PARTIES = 2
TIMEOUT_MS = 5000  # milliseconds that each thread is willing to wait
FRIENDS = 0  # how many others come to the last try
LATE_MS = 2000  # milliseconds after the reset at which they come
RESET = True

barrier = Barrier(PARTIES, timeout=TIMEOUT_MS / 1000)  # for every wait() without its own


def meet():
    try:
        index = barrier.wait()
        print(f"All there; I was number {index}")
    except BrokenBarrierError:
        print(f"BrokenBarrierError; broken: {barrier.broken}")


def come_later():
    sleep(LATE_MS / 1000)
    meet()


def come():
    meet()  # she is alone: her wait times out
    sleep(1)
    meet()  # broken: the error comes at once
    sleep(1)
    if RESET:
        barrier.reset()
    friends = [Thread(target=come_later, name=f"Friend {n}") for n in range(1, FRIENDS + 1)]
    for friend in friends:
        friend.start()
    meet()


ann = Thread(target=come, name="Ann")
ann.start()
ann.join()
