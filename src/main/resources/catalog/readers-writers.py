"""Four readers share a book, two writers need it alone; the side with priority can starve the other.

Prints: Writer 1 waits … readers go home … Writer … writes … Overtaken: readers 0 times, writers … times. A writer was always alone.
"""

from threading import Condition, Thread
from time import monotonic, sleep

FIRST = "readers"  # or "writers", or "arrival": who goes first
READERS = 4
WRITERS = 2
READ_MS = 1200  # milliseconds that a reader is inside
WRITE_MS = 800  # milliseconds that a writer is inside
OPEN_MS = 10000  # milliseconds after which no more visits begin

somebody_left = Condition()  # its lock guards all of these
inside = {"readers": 0, "writers": 0}
waiting = {"readers": [], "writers": []}  # since when, of those who wait
overtaken = {"readers": 0, "writers": 0}
clashes = 0
begin = monotonic()


def must_wait(me, other, came):
    if inside[other] > 0 or (me == "writers" and inside[me] > 0):
        return True
    if FIRST == "arrival":
        return any(since < came for since in waiting[other])
    return FIRST == other and len(waiting[other]) > 0


def visits(name, me, other, stay, late):
    global clashes
    sleep(late)
    while monotonic() - begin < OPEN_MS / 1000:
        with somebody_left:
            came = monotonic()
            waiting[me].append(came)
            if me == "writers" and must_wait(me, other, came):
                print(f"{name} waits")
            while must_wait(me, other, came):
                somebody_left.wait()  # until a thread has left; then it checks again
            waiting[me].remove(came)
            inside[me] += 1
            overtaken[other] += sum(since < came for since in waiting[other])
            print(f"{name} {'writes' if me == 'writers' else 'reads'}, inside: {inside[me]}")
        sleep(stay)
        with somebody_left:
            if inside[other] > 0 or (me == "writers" and inside[me] > 1):
                clashes += 1
            inside[me] -= 1
            somebody_left.notify_all()
        sleep(stay / 4)
    if me == "readers":
        print("readers go home")


threads = []
for n in range(1, READERS + 1):
    late = READ_MS / 1000 * n / READERS
    threads.append(Thread(target=visits, args=(f"Reader {n}", "readers", "writers", READ_MS / 1000, late)))
for n in range(1, WRITERS + 1):
    late = WRITE_MS / 1000 * n
    threads.append(Thread(target=visits, args=(f"Writer {n}", "writers", "readers", WRITE_MS / 1000, late)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"Overtaken: readers {overtaken['readers']} times, writers {overtaken['writers']} times. ", end="")
print("A writer was always alone." if clashes == 0 else "A writer was not alone!")
