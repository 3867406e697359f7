"""A parent joins a child that has put more than the pipe holds: it hangs until the data is taken out.

Prints: done … the child has ended before its results were taken out: False … all results taken out … the child has ended
"""

from multiprocessing import Process, Queue
from time import sleep

ORDER = "joins first"
RESULTS = 4
SIZE_KB = 64
WORK_MS = 500
PATIENCE_MS = 5000
TAKE_MS = 600


def work(queue):
    for n in range(1, RESULTS + 1):
        sleep(WORK_MS / 1000)
        queue.put(f"result {n} " + "." * (SIZE_KB * 1024))  # never waits: its buffer has no limit
    print("done", flush=True)  # but the process ends only when its feeder has written all


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,))
    child.start()

    if ORDER == "joins for ever":
        child.join()  # hangs, if the results do not fit into the pipe
    elif ORDER == "joins first":
        child.join(PATIENCE_MS / 1000)
        print("the child has ended before its results were taken out:", not child.is_alive(), flush=True)
    for _ in range(RESULTS):
        queue.get()
        sleep(TAKE_MS / 1000)
    print("all results taken out", flush=True)
    child.join()
    print("the child has ended", flush=True)
