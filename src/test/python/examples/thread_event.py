"""One thread signals an event, and others wait for it."""

import threading

start = threading.Event()
answers = []


def wait():
    answers.append(start.wait())


threads = [threading.Thread(target=wait) for _ in range(3)]
for thread in threads:
    thread.start()
print(start.is_set(), start.wait(timeout=0.01))
start.set()
for thread in threads:
    thread.join()
print(answers, start.is_set())
start.clear()
print(start.is_set())
