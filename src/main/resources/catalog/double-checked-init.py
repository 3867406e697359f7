"""The first client who needs the connection opens it; without a lock, several believe that they are the first.

Prints: opened connection 1 … opened connection 4 … Connections opened: 4.
"""

from threading import Lock, Thread
from time import sleep

WAY = "no lock"  # or "always lock", or "double check", or "no second check"
CLIENTS = 4
USES = 4
LOOK_MS = 400  # milliseconds to ask for the connection
OPEN_MS = 2000  # milliseconds to open one
USE_MS = 800  # milliseconds until the answer comes

lock = Lock()
counting = Lock()
connection = None
opened = 0
acquired = 0


def connect(name):
    global acquired
    if WAY != "always lock":
        sleep(LOOK_MS / 1000)
        if connection is not None:  # the first check, without the lock
            return
    if WAY == "no lock":
        open_one(name)
        return
    with lock:
        acquired += 1
        if WAY == "always lock":
            sleep(LOOK_MS / 1000)
        if WAY == "no second check" or connection is None:  # the second check, with the lock
            open_one(name)


def open_one(name):
    global connection, opened
    sleep(OPEN_MS / 1000)
    with counting:
        opened += 1
        connection = opened
        print(f"{name}: opened connection {opened}")


def work(name):
    for _ in range(USES):
        connect(name)
        sleep(USE_MS / 1000)


clients = [Thread(target=work, args=(f"Client {n}",)) for n in range(1, CLIENTS + 1)]
for client in clients:
    client.start()
for client in clients:
    client.join()
print(f"Connections opened: {opened}. The lock was acquired {acquired} times for {CLIENTS * USES} uses.")
