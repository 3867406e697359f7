"""Processes append to lists inside a manager's list, and what they append is lost without an error.

Prints: 0 notes are there
"""

from multiprocessing import Manager, Process
from time import sleep

CHANGE = "append"  # or "assign", or "proxy"
WRITERS = 2
NOTES = 5
WRITE_MS = 1200


def write(boards, row):
    for i in range(1, NOTES + 1):
        sleep(WRITE_MS / 1000)
        if CHANGE == "append":
            boards[row].append(f"note {i}")  # to a copy
        else:
            copy = boards[row]
            copy.append(f"note {i}")
            boards[row] = copy


def write_to_proxy(boards, row):
    for i in range(1, NOTES + 1):
        sleep(WRITE_MS / 1000)
        boards[row].append(f"note {i}")  # to a proxy


if __name__ == "__main__":
    with Manager() as manager:
        rows = [manager.list() if CHANGE == "proxy" else [] for _ in range(WRITERS)]
        boards = manager.list(rows)
        target = write_to_proxy if CHANGE == "proxy" else write
        writers = [Process(target=target, args=(boards, n - 1), name=f"Writer {n}") for n in range(1, WRITERS + 1)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        print(sum(len(row) for row in boards), "notes are there", flush=True)
