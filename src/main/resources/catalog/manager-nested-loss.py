"""Processes append to lists inside a manager's list, and what they append is lost without an error.

Prints: append: 10 notes were written, 0 are there. … assign: 10 notes were written, 10 are there. … proxy: 10 notes were written, 10 are there.
"""

from multiprocessing import Manager, Process
from time import sleep

HOW = "append"
WRITERS = 2
NOTES = 5
THINK_MS = 1200


def write(boards, row, how, think_ms):
    for i in range(NOTES):
        sleep(think_ms / 1000)
        note = f"note {i + 1}"
        if how == "assign":
            copy = boards[row]
            copy.append(note)
            boards[row] = copy
        else:
            boards[row].append(note)  # to a copy, or to a proxy


def play(how, think_ms):
    with Manager() as manager:
        rows = [manager.list() if how == "proxy" else [] for _ in range(WRITERS)]
        boards = manager.list(rows)
        writers = [Process(target=write, args=(boards, row, how, think_ms)) for row in range(WRITERS)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        found = sum(len(row) for row in boards)
        print(f"{how}: {WRITERS * NOTES} notes were written, {found} are there.", flush=True)


if __name__ == "__main__":
    play(HOW, THINK_MS)
    play("assign", 10)
    play("proxy", 10)
