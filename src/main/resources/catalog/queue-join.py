"""The chef waits until every plate is washed, which is later than the moment when the queue is empty.

Prints: The queue is empty; tasks not done: … join() is over.
"""

from queue import Queue
from threading import Thread
from time import sleep

PLATES = 5
WASHERS = 2
WASH_MS = 2400  # milliseconds that a washer takes for a plate
TASK_DONE = 1  # calls for the first plate: 0 is forgotten, 2 is once too often
RESCUER = True  # whether a rescuer makes up for a forgotten task_done()
RESCUE_MS = 3000  # milliseconds after the last plate

queue = Queue()
clean = []  # the plates that are washed


def cook():
    for i in range(1, PLATES + 1):
        queue.put(f"plate {i}")  # one item more, and one task more
        sleep(WASH_MS / 8 / 1000)
    queue.join()  # until there are no tasks left
    print("join() is over.")


def work():
    while True:
        wash(queue.get())  # one item less, but not one task less


def wash(plate):
    last = plate == f"plate {PLATES}"
    if last:
        print(f"The queue is empty; tasks not done: {queue.unfinished_tasks}")
    sleep(WASH_MS / 1000)
    times = TASK_DONE if plate == "plate 1" else 1  # a mistake is made with the first
    for _ in range(times):
        task_done()
    clean.append(plate)
    if last and TASK_DONE == 0 and RESCUER:
        Thread(target=rescue, name="Rescuer").start()


def rescue():
    sleep(RESCUE_MS / 1000)
    task_done()


def task_done():
    try:
        queue.task_done()  # one task less
    except ValueError as error:
        print(f"ValueError: {error}")


# Daemons do not keep the program from ending: the washers wait for plates forever.
chef = Thread(target=cook, name="Chef", daemon=True)
washers = [Thread(target=work, name=f"Washer {n}", daemon=True) for n in range(1, WASHERS + 1)]
for thread in [chef, *washers]:
    thread.start()
missing = TASK_DONE == 0 and not RESCUER  # then join() of the queue never ends, and it takes no timeout
chef.join(WASH_MS * (PLATES + 2) / 1000 if missing else None)  # join() of a thread takes one
if chef.is_alive():
    print("The chef still waits in join().")
else:
    while len(clean) < PLATES:  # one task_done() too many: a washer is not done yet
        sleep(0.01)
