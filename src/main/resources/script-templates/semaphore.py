"""Five cars, two places: a semaphore counts the free ones."""

from threading import BoundedSemaphore, Thread
from time import sleep

places = BoundedSemaphore(2)


def park(minutes):
    with places:
        sleep(minutes / 10)


cars = [Thread(target=park, args=(minutes,), name=f"Car {minutes}") for minutes in range(1, 6)]
for car in cars:
    car.start()
for car in cars:
    car.join()
print("All cars have left.")
