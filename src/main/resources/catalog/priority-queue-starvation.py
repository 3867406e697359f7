"""Urgent tickets keep coming, so the one at the bottom of the priority queue waits; AGEING = True cures it.

Prints: answered: Urgent … answered: New mouse … The mouse was the last of … tickets.
"""

from itertools import count
from queue import PriorityQueue
from threading import Barrier, Semaphore, Thread
from time import monotonic, sleep

AGEING = False
HEAD_START_MS = 3000  # milliseconds that being urgent is worth, with ageing
CALLERS = 3
WORK_MS = 1000  # milliseconds that the help desk needs for a ticket
PAUSE_MS = 400  # milliseconds until a caller calls again
OPEN_MS = 9000  # milliseconds after which the calls stop

tickets = PriorityQueue()
numbers = count(1)  # decide between tickets of equal rank, so that semaphores are never compared
opening = Barrier(CALLERS + 2)  # every caller has called once before the desk opens
answered = []
longest = {True: 0, False: 0}
begin = monotonic()


def milliseconds():
    return (monotonic() - begin) * 1000


def call(name, urgent):
    answer = Semaphore(0)
    first = True
    while True:
        came = milliseconds()
        penalty = 0 if urgent else HEAD_START_MS
        rank = came + penalty if AGEING else int(not urgent)
        tickets.put((rank, next(numbers), name, answer))
        if first:
            opening.wait()
            first = False
        answer.acquire()
        longest[urgent] = max(longest[urgent], round(milliseconds() - came))
        sleep(PAUSE_MS / 1000)
        if not urgent or milliseconds() >= OPEN_MS:
            return


def serve():
    opening.wait()
    while True:
        _, _, name, answer = tickets.get()  # the one of the smallest rank
        if name == "Closed":
            return
        sleep(WORK_MS / 1000)
        answered.append(name)
        print(f"answered: {name}")
        answer.release()


callers = [Thread(target=call, args=("New mouse", False))]
callers += [Thread(target=call, args=(f"Urgent {n}", True)) for n in range(1, CALLERS + 1)]
desk = Thread(target=serve)
for thread in callers + [desk]:
    thread.start()
for thread in callers:
    thread.join()
tickets.put((float("inf"), next(numbers), "Closed", None))
desk.join()

place = answered.index("New mouse") + 1
where = "the last" if place == len(answered) else f"number {place}"
print(f"The mouse was {where} of {len(answered)} tickets. It waited {longest[False]} ms, an urgent one {longest[True]} ms.")
