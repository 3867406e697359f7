"""A cook puts dishes on the counter, a waiter takes them; None says that no more will come."""

from queue import Queue
from threading import Thread
from time import sleep

counter = Queue(maxsize=2)


def cook():
    for dish in ("soup", "fish", "rice", "cake"):
        sleep(0.1)
        counter.put(dish)
    counter.put(None)


def serve():
    served = 0
    while (dish := counter.get()) is not None:
        sleep(0.2)
        served += 1
        print("served", dish)
    print("Dishes served:", served)


threads = [Thread(target=cook, name="Cook"), Thread(target=serve, name="Waiter")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
