"""Processes put items into a queue and others take them out; each process that puts has a feeder thread.

Prints: no more items … no more items
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


def consume(queue):
    while queue.get() != "end":  # waits for the read lock, or for an item
        sleep(TAKE_MS / 1000)
    print("no more items", flush=True)


if __name__ == "__main__":
    queue = Queue(CAPACITY)
    producers = [Process(target=produce, args=(queue, mark), name=f"Maker {mark}") for mark in "ABC"[:PRODUCERS]]
    consumers = [Process(target=consume, args=(queue,), name=f"Taker {n}") for n in range(1, CONSUMERS + 1)]
    for process in producers + consumers:
        process.start()
    for producer in producers:
        producer.join()
    for _ in consumers:
        queue.put("end")  # one for each consumer
    for consumer in consumers:
        consumer.join()
