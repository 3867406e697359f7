"""A bounded semaphore guards a limited number of connections."""

import threading
import time

MAX_CONNECTIONS = 2
pool = threading.BoundedSemaphore(value=MAX_CONNECTIONS)
lock = threading.Lock()
connected = 0
most = 0


def work():
    global connected, most
    with pool:
        with lock:
            connected += 1
            most = max(most, connected)
        time.sleep(0.005)
        with lock:
            connected -= 1


threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(connected, 1 <= most <= MAX_CONNECTIONS)
try:
    pool.release()
except ValueError as error:
    print(error)
