"""Processes put items into a queue and others take them out; each that puts has a feeder thread.

Prints: 10 items were put, 10 were taken
"""

from multiprocessing import Process, Queue
from time import sleep

CAPACITY = 3
PRODUCERS = 2
CONSUMERS = 2
ITEMS = 5
PUT_MS = 500
TAKE_MS = 1200


def produce(queue, mark):
    for i in range(1, ITEMS + 1):
        sleep(PUT_MS / 1000)
        queue.put(f"{mark}{i}")  # waits while the queue is full
        if queue.empty():  # the feeder has not sent it yet, or a consumer has taken it
            print(f"empty() is true right after put({mark}{i})", flush=True)


def consume(queue, answers):
    taken = 0
    while queue.get() != "end":  # waits for the read lock, or for an item
        taken += 1
        sleep(TAKE_MS / 1000)
    answers.put(taken)


if __name__ == "__main__":
    queue = Queue(CAPACITY)
    answers = Queue()
    producers = [Process(target=produce, args=(queue, "ABC"[n])) for n in range(PRODUCERS)]
    consumers = [Process(target=consume, args=(queue, answers)) for _ in range(CONSUMERS)]
    for process in producers + consumers:
        process.start()
    for process in producers:
        process.join()
    for _ in consumers:
        queue.put("end")  # one for each consumer
    taken = sum(answers.get() for _ in consumers)
    for process in consumers:
        process.join()
    print(f"{PRODUCERS * ITEMS} items were put, {taken} were taken", flush=True)
