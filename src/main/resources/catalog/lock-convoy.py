"""One slow flush makes the writers queue for the log; with a fair lock the queue stays when the flush is over.

Prints: of 6 lines had to wait in round 1 … Flusher: done … of 6 lines had to wait in round 6
"""

from collections import deque
from random import uniform
from threading import Barrier, Condition, Event, Lock, Thread, current_thread
from time import sleep

FAIR = True
WRITERS = 5
ROUNDS = 6
WAKE_MS = 80  # milliseconds that a thread that waited needs to continue
PAUSE_MS = 700  # milliseconds of something else, about
FLUSH_MS = 1500  # milliseconds that the flush holds the lock, once


class FairLock:
    """Is taken in the order of arrival; Python's own Lock promises no order."""

    def __init__(self):
        self.lock = Lock()
        self.turn = Condition()
        self.line = deque()  # the threads that wait for their turn

    def acquire(self, blocking=True):
        with self.turn:
            if not self.line and self.lock.acquire(blocking=False):
                return True
            if blocking:
                me = current_thread()
                self.line.append(me)
                while self.line[0] is not me or not self.lock.acquire(blocking=False):
                    self.turn.wait()
                self.line.popleft()
            return blocking

    def release(self):
        with self.turn:
            self.lock.release()
            if self.line:
                self.turn.notify()  # CPython wakes who has waited longest: the first in the line


log = FairLock() if FAIR else Lock()
free = Event()
first_round = Barrier(WRITERS + 1)  # no writer is disturbed in the first round


def work(n):
    head = (n - 1) / WRITERS
    write(head, 1, 1)
    first_round.wait()
    write(head, 2, ROUNDS)


def write(head, first, last):
    sleep(PAUSE_MS * head / 1000)  # they do not all begin together
    for turn in range(first, last + 1):
        waits = 0
        for _ in range(6):
            waits += take()
            hold(10)  # writes a line
        print(f"{current_thread().name}: {waits} of 6 lines had to wait in round {turn}")
        sleep(PAUSE_MS * uniform(0.9, 1.1) / 1000)


def flush():
    first_round.wait()  # every writer has written once
    if FLUSH_MS > 0:
        log.acquire()
        hold(FLUSH_MS)  # slow, but only once
    print("Flusher: done")


def take():
    if log.acquire(blocking=False):
        return False
    if FAIR:
        log.acquire()  # gets the lock when it is its turn,
        sleep(WAKE_MS / 1000)  # and wakes up while it already owns the lock
        return True
    while True:
        free.wait()  # is notified that the lock is free,
        sleep(WAKE_MS / 1000)  # and wakes up, while others may take it
        if log.acquire(blocking=False):
            return True


def hold(millis):
    free.clear()
    sleep(millis / 1000)
    free.set()
    log.release()


for n in range(1, WRITERS + 1):
    Thread(target=work, args=(n,), name=f"Writer {n}").start()
Thread(target=flush, name="Flusher").start()
