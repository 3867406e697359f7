"""Children add to an ordinary variable: threads share it, and every process has a copy of its own.

Prints: The balance is 100 … I see 130 … I see 130 … I see 130 … The balance is 100
"""

from multiprocessing import Process
from threading import Thread
from time import sleep

CHILDREN = "processes"  # or "threads"
NUMBER = 3
DEPOSITS = 3
AMOUNT = 10
TOGETHER = False  # whether they all work at the same time
WORK_MS = 700

balance = 100


def add():
    global balance
    for _ in range(DEPOSITS):
        seen = balance
        sleep(WORK_MS / 1000)
        balance = seen + AMOUNT
    print("I see", balance, flush=True)


if __name__ == "__main__":
    print("The balance is", balance, flush=True)
    kind = Process if CHILDREN == "processes" else Thread
    children = []
    for n in range(1, NUMBER + 1):
        children.append(kind(target=add, name=f"Child {n}"))
        children[-1].start()
        if not TOGETHER:
            children[-1].join()
    for child in children:
        child.join()
    print("The balance is", balance, flush=True)
