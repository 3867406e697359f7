"""Passengers wait until the bus is there; they look again after each wake-up."""

from threading import Condition, Thread
from time import sleep

bus = Condition()
is_here = False


def travel():
    with bus:
        while not is_here:
            bus.wait()
    print("on board")


def drive():
    global is_here
    sleep(0.3)
    with bus:
        is_here = True
        bus.notify_all()


passengers = [Thread(target=travel, name=name) for name in ("Ann", "Bob")]
driver = Thread(target=drive, name="Driver")
for thread in [*passengers, driver]:
    thread.start()
for thread in [*passengers, driver]:
    thread.join()
print("The bus leaves.")
