"""What the log says of daemon threads, which the interpreter stops at its end."""

from __future__ import annotations

import unittest

from legality import problems
from server import Run

_WAITING_DAEMON = """
from queue import Queue
from threading import Thread
from time import sleep

tasks = Queue()


def work():
    while True:
        tasks.get()


def write():
    sleep(0.05)


Thread(target=work, name="Daemon", daemon=True).start()
{rest}
"""


_BUSY_DAEMONS = """
import sys
from queue import Queue
from select import select
from threading import Thread
from time import sleep

recorder = sys.modules["syncline.recorder"]
write, ended = recorder.write, sys.modules["syncline.kinds"].ENDED
tasks = Queue()


def write_and_yield(kind, *rest, **others):
    write(kind, *rest, **others)
    if kind == ended:
        select([], [], [], 0.005)  # as on a busy machine, where all others have their turn in between


recorder.write = write_and_yield


def work():
    while True:
        tasks.put(1)
        tasks.get()


for n in range(8):
    Thread(target=work, name=f"Daemon {n}", daemon=True).start()
sleep(0.05)
"""


class DaemonTest(unittest.TestCase):
    """No moment of the log shows a program in which only daemons are left, and wait."""

    def test_a_daemon_is_stopped_before_the_last_thread_has_ended(self) -> None:
        """It does not say so itself: the interpreter leaves it where it is."""
        for rest, last in (("", "Main"), ('Thread(target=write, name="Writer").start()', "Writer")):
            with self.subTest(last=last), Run(_WAITING_DAEMON.format(rest=rest)) as run:
                self.assertEqual(0, run.end())
                self.assertEqual("ended -1", run.log.story("Daemon")[-1])
                ends = [event.actor for event in run.log.events if event.kind == "ended"]
                self.assertEqual(last, ends[-1])
                self.assertEqual([], problems(run.log))

    def test_no_daemon_builds_on_what_another_one_did_unseen(self) -> None:
        """All fall silent before the first one is said to be stopped."""
        with Run(_BUSY_DAEMONS) as run:
            self.assertEqual(0, run.end())
            self.assertEqual([], problems(run.log))
            self.assertEqual(8, sum(run.log.story(f"Daemon {n}")[-1] == "ended -1" for n in range(8)))


if __name__ == "__main__":
    unittest.main()
