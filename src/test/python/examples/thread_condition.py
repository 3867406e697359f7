"""A consumer that waits for an item, and a producer that notifies it."""

import threading

condition = threading.Condition()
items = []
eaten = []


def consume():
    for _ in range(5):
        with condition:
            condition.wait_for(lambda: items)
            eaten.append(items.pop(0))


def produce():
    for number in range(5):
        with condition:
            items.append(number)
            condition.notify()


consumer = threading.Thread(target=consume)
consumer.start()
producer = threading.Thread(target=produce)
producer.start()
producer.join()
consumer.join()
print(eaten, items)
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: False, timeout=0.01))
