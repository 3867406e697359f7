"""A parent joins a child that has put more than the pipe holds: it hangs until the data is taken out.

Prints: done … The child has ended.
"""

from multiprocessing import Process, Queue
from time import sleep

ORDER = "joins first"  # or "drains first", or "joins forever"
RESULTS = 4
SIZE_KB = 64
WORK_MS = 500
TIMEOUT_MS = 5000
TAKE_MS = 600


def work(queue):
    data = "." * (SIZE_KB * 1024)
    for n in range(1, RESULTS + 1):
        sleep(WORK_MS / 1000)
        queue.put(f"result {n} {data}")  # never waits: its buffer has no limit
    print("done", flush=True)  # but the process ends only when its feeder has written all


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,), name="Child")
    child.start()

    if ORDER == "joins forever":
        child.join()  # hangs, if the results do not fit into the pipe
    elif ORDER == "joins first":
        child.join(TIMEOUT_MS / 1000)
    for _ in range(RESULTS):
        queue.get()
        sleep(TAKE_MS / 1000)
    child.join()
    print("The child has ended.", flush=True)
