"""One slow flush makes the writers queue for the log; with a fair lock the queue stays when the flush is over.

Prints: Flusher: done … Lines that had to wait: … in the last.
"""

from collections import deque
from random import uniform
from threading import Event, Lock, Semaphore, Thread
from time import sleep

FAIR = True
WRITERS = 5
ROUNDS = 6
WAKE_MS = 80  # milliseconds that a thread that waited needs to continue
PAUSE_MS = 700  # milliseconds of something else, about
FLUSH_MS = 1500  # milliseconds that the flush holds the lock, once
LINES = 6
LINE_MS = 10


class FairLock:
    """Is handed over in the order of arrival; Python's own Lock promises no order."""

    def __init__(self):
        self.mutex = Lock()
        self.held = False
        self.line = deque()

    def acquire(self, blocking=True):
        with self.mutex:
            if not self.held:
                self.held = True
                return True
            if not blocking:
                return False
            turn = Lock()
            turn.acquire()
            self.line.append(turn)
        turn.acquire()  # until another thread releases it and so hands the lock over
        return True

    def release(self):
        with self.mutex:
            if self.line:
                self.line.popleft().release()  # handed over: it stays locked
            else:
                self.held = False


log = FairLock() if FAIR else Lock()
free = Event()
first_round = Semaphore(0)
waits = [0] * ROUNDS  # changed only by who holds the log


def write(n):
    sleep(PAUSE_MS * n / WRITERS / 1000)  # they do not all begin together
    for turn in range(ROUNDS):
        for _ in range(LINES):
            waited = take()
            waits[turn] += waited
            hold(LINE_MS)
        print(f"Writer {n + 1}: done with round {turn + 1}")
        if turn == 0:
            first_round.release()
        sleep(PAUSE_MS * uniform(0.9, 1.1) / 1000)


def take():
    if log.acquire(blocking=False):
        return False
    if FAIR:
        log.acquire()  # is handed the lock,
        sleep(WAKE_MS / 1000)  # and wakes up with the lock in its hand
        return True
    free.wait()  # is told that the lock is free,
    sleep(WAKE_MS / 1000)  # and wakes up, while others may take it
    while not log.acquire(blocking=False):
        free.wait()
        sleep(WAKE_MS / 1000)
    return True


def hold(millis):
    free.clear()
    sleep(millis / 1000)
    free.set()
    log.release()


def flush():
    for _ in range(WRITERS):
        first_round.acquire()
    if FLUSH_MS > 0:
        log.acquire()
        hold(FLUSH_MS)  # slow, but only once
    print("Flusher: done")


threads = [Thread(target=write, args=(n,)) for n in range(WRITERS)] + [Thread(target=flush)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
lines = LINES * WRITERS
print(f"Lines that had to wait: {waits[0]} of {lines} in the first round, {waits[-1]} of {lines} in the last.")
