"""The first client that needs the connection opens it; without a lock, several believe that they are the first.

Prints: I opened connection … I opened connection … I opened connection … I opened connection
"""

from threading import Lock, Thread
from time import sleep

STRATEGY = "no lock"  # or "always lock", or "double-checked", or "no second check"
CLIENTS = 4
USES = 4
LOOK_MS = 400  # milliseconds to check for the connection
OPEN_MS = 2000  # milliseconds to open one
USE_MS = 800  # milliseconds until the answer comes

connection = None
lock = Lock()


def work(me):
    for _ in range(USES):
        connect(me)
        sleep(USE_MS / 1000)  # waits for the answer


def connect(me):
    if STRATEGY != "always lock":
        sleep(LOOK_MS / 1000)
        if connection is not None:  # the first check, without the lock
            return
    if STRATEGY == "no lock":
        open_one(me)
        return
    with lock:
        if STRATEGY == "always lock":
            sleep(LOOK_MS / 1000)
        if STRATEGY == "no second check" or connection is None:  # the second check, with the lock
            open_one(me)


def open_one(me):
    global connection
    sleep(OPEN_MS / 1000)
    connection = me  # each client opens one of its own
    print(f"I opened connection {me}.")


clients = [Thread(target=work, args=(n,), name=f"Client {n}") for n in range(1, CLIENTS + 1)]
for client in clients:
    client.start()
for client in clients:
    client.join()
