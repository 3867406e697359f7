"""How long four worker processes of Python's multiprocessing take to do something, by each start method.

Prints a line of JSON: for each method the milliseconds from the first start() to the last worker's first statement.
"""

import json
import multiprocessing
import sys
import time

WORKERS = 4


def report(began, times):
    times.put(time.monotonic() - began)


def measure(method):
    context = multiprocessing.get_context(method)
    times = context.Queue()
    began = time.monotonic()
    workers = [context.Process(target=report, args=(began, times)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    last = max(times.get() for _ in workers)
    for worker in workers:
        worker.join()
    return last * 1000


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    figures = {method: [measure(method) for _ in range(rounds)] for method in ("spawn", "fork")}
    print(json.dumps(figures))
