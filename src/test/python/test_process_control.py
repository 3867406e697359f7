"""Processes that are killed, stopped, paused and held at the gate."""

from __future__ import annotations

import os
import random
import signal
import textwrap
import time
import unittest
from pathlib import Path

from legality import problems
from server import Run

METHODS = ("fork", "spawn")
SHARED_MEMORY = Path("/dev/shm")


class KillTest(unittest.TestCase):
    """Whenever a child is killed: what was recorded until then is legal, and nothing is left."""

    ROUNDS = 20
    SOURCE = textwrap.dedent(
        """\
        import multiprocessing, sys
        from multiprocessing.shared_memory import SharedMemory

        def child(lock, value, queue, block):
            while True:
                with lock:
                    value.value += 1
                queue.put(value.value)
                block.buf[0] = value.value % 256

        if __name__ == "__main__":
            context = multiprocessing.get_context(sys.argv[1])
            lock = context.Lock()
            value = context.Value("i", 0)
            queue = context.Queue()
            block = SharedMemory(create=True, size=8)
            process = context.Process(target=child, args=(lock, value, queue, block), name="Child")
            process.start()
            process.join()
            print(process.exitcode, flush=True)
            block.close()
            block.unlink()
        """
    )

    def test_a_child_is_killed_at_random_moments(self) -> None:
        moments = random.Random(1)
        before = set(os.listdir(SHARED_MEMORY))
        for number in range(self.ROUNDS):
            method = METHODS[number % len(METHODS)]
            with self.subTest(number=number), Run(self.SOURCE, arguments=[method]) as run:
                child = run.wait_for_event("started", actor="Child")
                events = moments.randrange(1, 200)
                run.wait_for(lambda log, events=events: len(log.story("Child")) >= events)
                os.kill(child.value, signal.SIGKILL)
                self.assertEqual((run.end(), run.output), (0, "-9\n"), run.errors)
                self.assertEqual(problems(run.log), [])
                self.assertEqual(next(run.log.find("ended", actor="Child")).value, -9)
        self.assertEqual(_stays(before), set())

    def test_stop_leaves_nothing(self) -> None:
        before = set(os.listdir(SHARED_MEMORY))
        with Run(self.SOURCE, arguments=["spawn"]) as run:
            run.wait_for_event("put", actor="Child")
            run.stop()
            self.assertEqual(problems(run.log), [])
        self.assertEqual(_stays(before), set())


class PauseTest(unittest.TestCase):
    """A pause holds all processes, and stops their timeouts."""

    SOURCE = textwrap.dedent(
        """\
        import multiprocessing, sys, time

        def child(lock, started):
            started.set()
            print("acquired", lock.acquire(timeout=0.4), flush=True)

        if __name__ == "__main__":
            context = multiprocessing.get_context(sys.argv[1])
            lock = context.Lock()
            lock.acquire()
            started = context.Event()
            process = context.Process(target=child, args=(lock, started), name="Child")
            process.start()
            started.wait()
            process.join(5)
            print(process.exitcode, flush=True)
        """
    )

    def test_a_timeout_stands_still(self) -> None:
        for method in METHODS:
            with self.subTest(method), Run(self.SOURCE, arguments=[method]) as run:
                run.wait_for_event("waiting", actor="Child", object="lock")
                run.pause()
                run.machine_time_passes(0.8)
                self.assertEqual(list(run.log.find("timedOut")), [])
                run.proceed()
                self.assertEqual((run.end(), run.output), (0, "acquired False\n0\n"), run.errors)
                self.assertEqual(problems(run.log), [])

    def test_processes_wait_at_the_gate(self) -> None:
        with Run(self.SOURCE, paused=True, arguments=["fork"]) as run:
            run.wait_for_event("held", actor="Main")
            run.grant("Main")
            held = run.wait_for(lambda log: len(list(log.find("held"))) >= 2)
            self.assertTrue(held)
            run.proceed()
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(problems(run.log), [])


def _stays(before: set[str]) -> set[str]:
    """Return what is in shared memory now, was not there before, and stays: a resource tracker, or another test, removes the rest."""
    names = {name for name in set(os.listdir(SHARED_MEMORY)) - before if name.startswith(("psm_", "sem.mp-"))}
    deadline = time.monotonic() + 30
    while names and time.monotonic() < deadline:
        time.sleep(0.05)
        names &= set(os.listdir(SHARED_MEMORY))
    return names


if __name__ == "__main__":
    unittest.main()
