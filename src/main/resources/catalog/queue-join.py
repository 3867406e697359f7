"""The chef waits until every plate is washed, which is later than the moment when the pile is gone.

Prints: The queue is empty; tasks not done: … join() is over: 5 of 5 washed … Refused: 0. Rescued: 0.
"""

from queue import Queue
from threading import Lock, Thread
from time import sleep

PLATES = 5
WASHERS = 2
WASH_MS = 2400  # milliseconds that a washer needs for a plate
TASK_DONE = 1  # calls for the first plate: 0 is forgotten, 2 is too often
RESCUER = True  # whether a rescuer makes up for a forgotten task_done()
RESCUE_MS = 3000  # milliseconds after the last plate

queue = Queue()
count_lock = Lock()
washed = refused = rescued = 0


def wash(name):
    global washed
    while True:
        plate = queue.get()  # one item less, but not one task less
        if plate == f"plate {PLATES}":
            print(f"{name}: The queue is empty; tasks not done: {queue.unfinished_tasks}")
        sleep(WASH_MS / 1000)
        with count_lock:
            washed += 1
            number = washed
        say_done(name, TASK_DONE if number == 1 else 1)  # a mistake is made with the first
        if number == PLATES and TASK_DONE == 0 and RESCUER:
            Thread(target=rescue, daemon=True).start()


def say_done(name, times):
    global refused
    for _ in range(times):
        try:
            queue.task_done()  # one task less
        except ValueError as error:
            print(f"{name}: ValueError: {error}")
            refused += 1


def rescue():
    global rescued
    sleep(RESCUE_MS / 1000)
    rescued += 1
    queue.task_done()


def wait_for_all():
    for i in range(1, PLATES + 1):
        queue.put(f"plate {i}")  # one item more, and one task more
        sleep(WASH_MS / 8 / 1000)
    queue.join()  # until there are no tasks left
    print(f"Chef: join() is over: {washed} of {PLATES} washed")


# Daemons: what still waits forever does not keep the program from ending.
for n in range(1, WASHERS + 1):
    Thread(target=wash, args=(f"Washer {n}",), daemon=True).start()
chef = Thread(target=wait_for_all, daemon=True)
chef.start()
chef.join(timeout=14)  # of a thread: this join() takes a timeout
if chef.is_alive():
    print("Chef: still waits in join().")
while washed < PLATES:
    sleep(0.1)
sleep(0.2)
print(f"{washed} plates washed. Refused: {refused}. Rescued: {rescued}.")
