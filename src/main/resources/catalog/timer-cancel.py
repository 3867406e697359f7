"""A watchdog: a timer raises the alarm unless the job is done in time and cancels it.

Prints: Job 1 is done … Alarm: job 3 … Job 3 is done … Job 4 is done … Jobs: 4. Alarms: 1. False alarms: 0.
"""

from threading import Timer
from time import sleep

JOBS = 4
INTERVAL_MS = 1200  # milliseconds until a timer goes off
WORK_MS = 700  # milliseconds that a job takes
SLOW_JOB = 3  # the job that takes three times as long
CANCEL = True  # whether the timer is cancelled when the job is done

alarms = 0
false_alarms = 0
done = set()


def alarm(job):
    global alarms, false_alarms
    print(f"Alarm: job {job}")
    alarms += 1
    if job in done:
        false_alarms += 1


for job in range(1, JOBS + 1):
    timer = Timer(INTERVAL_MS / 1000, alarm, args=(job,))
    timer.start()
    sleep(WORK_MS / 1000 * (3 if job == SLOW_JOB else 1))
    done.add(job)
    if CANCEL:
        timer.cancel()
    print(f"Job {job} is done")
    timer.join()

print(f"Jobs: {JOBS}. Alarms: {alarms}. False alarms: {false_alarms}.")
