"""Urgent tickets keep coming, so the one at the bottom of the priority queue waits; AGEING = True cures it.

Prints: Urgent … Urgent … New mouse … Closed.
"""

from itertools import count
from queue import PriorityQueue
from threading import Semaphore, Thread
from time import monotonic, sleep

AGEING = False
HEAD_START_MS = 3000  # milliseconds that being urgent is worth, with ageing
CALLERS = 3
WORK_MS = 1000  # milliseconds that the help desk takes for a ticket
PAUSE_MS = 400  # milliseconds until a caller calls again
OPEN_MS = 9000  # milliseconds after which the calls stop

tickets = PriorityQueue()
numbers = count(1)  # decide between tickets of equal rank, so that semaphores are never compared
begin = monotonic()


def milliseconds():
    return (monotonic() - begin) * 1000


def call(name, urgent):
    answer = Semaphore(0)
    while True:
        came = milliseconds()
        penalty = 0 if urgent else HEAD_START_MS
        rank = came + penalty if AGEING else int(not urgent)
        tickets.put((rank, next(numbers), name, answer))
        answer.acquire()
        sleep(PAUSE_MS / 1000)
        if not urgent or milliseconds() >= OPEN_MS:
            return


def serve():
    while True:
        _, _, name, answer = tickets.get()  # the one of the smallest rank
        if answer is None:
            print("Closed.")
            return
        sleep(WORK_MS / 1000)
        print(name)
        answer.release()


callers = [Thread(target=call, args=("New mouse", False), name="New mouse")]
for n in range(1, CALLERS + 1):
    callers.append(Thread(target=call, args=(f"Urgent {n}", True), name=f"Urgent {n}"))
for caller in callers:
    caller.start()
while tickets.qsize() < len(callers):  # every caller has called once before the desk opens
    sleep(0.01)
Thread(target=serve, name="Help desk").start()
for caller in callers:  # all callers have gone
    caller.join()
tickets.put((float("inf"), next(numbers), "Closed.", None))  # shutdown() of the queue needs Python 3.13
