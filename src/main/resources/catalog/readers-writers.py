"""Four readers share a book, two writers need it alone; the side with priority can starve the other.

Prints: I go home. … I go home. … I go home. … I go home. … I go home. … I go home.
"""

from threading import Condition, Lock, Thread
from time import monotonic, sleep

PRIORITY = "readers"  # or "writers", or "fair": in order of arrival
READERS = 4
WRITERS = 2
READ_MS = 1200  # milliseconds that a reader is inside
WRITE_MS = 800  # milliseconds that a writer is inside
OPEN_MS = 10000  # milliseconds after which no more visits begin

left = Condition(Lock())  # somebody left; the lock guards all of these
readers = writers = 0  # how many are inside
line = []  # who waits, in the order of arrival
begin = monotonic()


def is_open():
    return monotonic() - begin < OPEN_MS / 1000


def read(me, late):
    global readers
    sleep(late)
    while is_open():
        with left:
            line.append(me)
            while writers > 0 or goes_before("Writer", me):
                left.wait()  # until a thread has left; then it checks again
            line.remove(me)
            readers += 1
        sleep(READ_MS / 1000)  # with the book, without the lock
        with left:
            readers -= 1
            left.notify_all()
        sleep(READ_MS / 4000)
    print("I go home.")


def write(me, late):
    global writers
    sleep(late)
    while is_open():
        with left:
            line.append(me)
            while readers + writers > 0 or goes_before("Reader", me):
                left.wait()
            line.remove(me)
            writers += 1
        sleep(WRITE_MS / 1000)
        with left:
            writers -= 1
            left.notify_all()
        sleep(WRITE_MS / 4000)
    print("I go home.")


def goes_before(other, me):
    ahead = line[: line.index(me)] if PRIORITY == "fair" else line
    return PRIORITY in ("fair", other.lower() + "s") and any(who.startswith(other) for who in ahead)


threads = []
for n in range(1, READERS + 1):
    late = READ_MS / 1000 * n / READERS
    threads.append(Thread(target=read, args=(f"Reader {n}", late), name=f"Reader {n}"))
for n in range(1, WRITERS + 1):
    late = WRITE_MS / 1000 * n
    threads.append(Thread(target=write, args=(f"Writer {n}", late), name=f"Writer {n}"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
