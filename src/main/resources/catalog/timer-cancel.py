"""A watchdog: a timer raises the alarm unless the job is done in time and cancels it.

Prints: Job 1 is done … Job 2 is done … Alarm: job 3 … Job 3 is done … Job 4 is done
"""

from threading import Thread, Timer
from time import sleep

JOBS = 4
INTERVAL_MS = 1200  # milliseconds until a timer goes off
WORK_MS = 700  # milliseconds that a job takes
SLOW_JOB = 3  # the job that takes three times as long
CANCEL = True  # whether the timer is cancelled when the job is done


def work(job):
    timer = Timer(INTERVAL_MS / 1000, lambda: print(f"Alarm: job {job}"))
    timer.name = f"Timer {job}"
    timer.start()
    sleep(WORK_MS / 1000 * (3 if job == SLOW_JOB else 1))
    print(f"Job {job} is done")
    if CANCEL:
        timer.cancel()
    timer.join()


def work_all():
    for job in range(1, JOBS + 1):
        work(job)


worker = Thread(target=work_all, name="Worker")
worker.start()
worker.join()
