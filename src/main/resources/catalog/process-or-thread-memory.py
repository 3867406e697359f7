"""Children add to an ordinary variable: threads share it, and every process has a copy of its own.

Prints: processes: … was 100 and is 100 … threads: … was 100 and is 190
"""

from multiprocessing import Process
from threading import Thread
from time import sleep

CHILDREN = "processes"
NUMBER = 3
DEPOSITS = 3
AMOUNT = 10
TOGETHER = False
WORK_MS = 700

balance = 100


def add(work_ms):
    global balance
    for _ in range(DEPOSITS):
        seen = balance
        sleep(work_ms / 1000)
        balance = seen + AMOUNT
    print("I see", balance, flush=True)


def play(children, work_ms):
    before = balance
    kind = Process if children == "processes" else Thread
    started = [kind(target=add, args=(work_ms,)) for _ in range(NUMBER)]
    for child in started:
        child.start()
        if not TOGETHER:
            child.join()
    for child in started:
        child.join()
    added = NUMBER * DEPOSITS * AMOUNT
    print(f"{children}: the children added {added}; the balance was {before} and is {balance}", flush=True)


if __name__ == "__main__":
    play(CHILDREN, WORK_MS)
    play("threads", WORK_MS / 10)
