"""A lock by the with statement, and by hand, and what a second release raises."""

import threading

some_lock = threading.Lock()
total = 0


def add(count):
    global total
    for _ in range(count):
        with some_lock:
            total += 1


threads = [threading.Thread(target=add, args=(50,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
print(some_lock.acquire(blocking=False), some_lock.acquire(blocking=False), some_lock.acquire(timeout=0.01), some_lock.locked())
some_lock.release()
try:
    some_lock.release()
except RuntimeError as error:
    print(error)
