"""Runners wait for the starting shot: an event that is set once and stays set."""

from threading import Event, Thread
from time import sleep

shot = Event()


def run(seconds):
    shot.wait()
    sleep(seconds)
    print("finished after", seconds, "s")


runners = [Thread(target=run, args=(seconds,), name=name) for name, seconds in (("Ann", 0.3), ("Bob", 0.5))]
for runner in runners:
    runner.start()
sleep(0.2)
shot.set()
for runner in runners:
    runner.join()
print("The race is over.")
