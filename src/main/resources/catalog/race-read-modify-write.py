"""Doors count visitors with n += 1; each update that is lost is named when it happens.

Prints: I read … wipes that out. … 18 visitors came, the board says …
"""

from random import uniform
from threading import Lock, Thread
from time import sleep

MODE = "caught"  # or "free", or "locked"
DOORS = 3
ROUNDS = 6
GAP = 700  # milliseconds from the read to the write, about
PAUSE = 700  # milliseconds until the next visitor comes, about

board = 0
pen = Lock()
writer = "nobody"  # who wrote what is on the board
wiped_out = 0


def count(door):
    global board, writer
    for _ in range(ROUNDS):
        if MODE == "locked":
            pen.acquire()  # in time: no door can write until we have written
        seen = board
        sleep(GAP * uniform(0.5, 1.5) / 1000)  # does another door step in here?
        if MODE == "caught":
            pen.acquire()  # too late: what we have seen may be old
            look(door, seen)
            writer = door
        board = seen + 1
        if MODE != "free":
            pen.release()
        sleep(PAUSE * uniform(0.5, 1.5) / 1000)


def look(door, seen):
    global wiped_out
    if board != seen:
        print(f"{door}: I read {seen}; since then {writer} wrote {board}. My {seen + 1} wipes that out.")
    wiped_out += board - seen  # negative if the write brings some back


doors = [Thread(target=count, args=(f"Door {n}",)) for n in range(1, DOORS + 1)]
for door in doors:
    door.start()
for door in doors:
    door.join()

came = DOORS * ROUNDS
print(f"{came} visitors came, the board says {board}: {came - board} lost.")
if MODE == "caught":
    print(f"{wiped_out} of them were seen as it happened.")
