"""A program that the server has not started goes on as if it had never been traced when the run is over."""

import contextlib
import os
import unittest

from recorded import Command
from records import HEADER
from server import Run

NOTE = 103
VERSION_OF_CLOCK = 4


def forget(run: Run) -> None:
    """Be a server that dies: nobody reads the records any more."""
    run.leave()
    with contextlib.suppress(BrokenPipeError):  # the program has written something meanwhile, and it has left
        os.write(run._writer, HEADER.pack(HEADER.size, NOTE, 0, 0, 0, 0, 0, 0, 0))


class DetachmentTest(unittest.TestCase):
    def test_goes_on_with_its_threads_locks_and_exit_status(self) -> None:
        source = (
            "import os, sys, threading\nlock = threading.Lock()\ncount = 0\n"
            "stop = os.path.join(os.path.dirname(__file__), 'stop')\n"
            "def work():\n    global count\n    while not os.path.exists(stop):\n        with lock:\n            count += 1\n"
            "threads = [threading.Thread(target=work) for _ in range(3)]\n"
            "for thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint('done', count > 0)\nsys.exit(6)\n"
        )
        with Run(source, attached=True, variables=True, arguments=[]) as run:
            run.wait_for_event("released")
            forget(run)
            run._reading.join()
            (run.directory / "stop").touch()
            self.assertEqual(run.end(), 6)
            self.assertEqual(run.output, "done True\n")

    def test_an_actor_at_the_gate_goes_on(self) -> None:
        source = "import threading\nlock = threading.Lock()\nfor n in range(3):\n    with lock:\n        print(n)\n"
        with Run(source, paused=True, attached=True) as run:
            run.wait_for(lambda log: next(log.find("held"), None))
            run.hang_up("Main")
            self.assertEqual((run.end(), run.output), (0, "0\n1\n2\n"))

    def test_an_actor_that_sleeps_by_a_clock_that_stands_still_goes_on(self) -> None:
        with Run("import time\ntime.sleep(0.3)\nprint('awake')\n", attached=True) as run:
            run.wait_for_event("sleeping")
            run.pause()
            forget(run)
            self.assertEqual((run.end(), run.output), (0, "awake\n"))

    def test_a_server_that_is_killed_while_it_sets_the_clock_holds_nobody(self) -> None:
        source = (
            "import os, time\nstop = os.path.join(os.path.dirname(__file__), 'stop')\n"
            "while not os.path.exists(stop):\n    time.sleep(0.01)\nprint('awake')\n"
        )
        with Run(source, attached=True) as run:
            run.wait_for_event("sleeping")
            run._poke(VERSION_OF_CLOCK, b"\1")
            forget(run)
            (run.directory / "stop").touch()
            self.assertEqual((run.end(), run.output), (0, "awake\n"))

    def test_children_that_begin_later_run_without_the_tracer(self) -> None:
        source = (
            "import multiprocessing as mp, os, time\n"
            "def work(method):\n    print(method, flush=True)\n"
            "if __name__ == '__main__':\n"
            "    while os.path.exists(os.path.join(os.path.dirname(__file__), 'events')):\n        time.sleep(0.01)\n"
            "    for method in ('fork', 'spawn', 'forkserver'):\n"
            "        lock = mp.get_context(method).Lock()\n"
            "        child = mp.get_context(method).Process(target=work, args=(method,))\n        child.start()\n        child.join()\n"
        )
        with Run(source, attached=True) as run:
            run.wait_for_event("sleeping")
            forget(run)
            os.unlink(run.directory / "events")
            self.assertEqual((run.end(), run.output, run.errors), (0, "fork\nspawn\nforkserver\n", ""))


class NoServerTest(unittest.TestCase):
    def test_says_so_and_runs_the_script_without_the_tracer(self) -> None:
        source = "import sys\nprint(sys.argv[1:], input())\ndef f():\n    raise ValueError('no')\nf()\n"
        with Command(source, "-W", "error", arguments=("a",), stdin="b\n") as plain:
            expected = plain.end(), plain.output, plain.errors
        with Command(source, "-m", "syncline", "--server=http://localhost:1", arguments=("a",), stdin="b\n") as command:
            self.assertEqual((command.end(), command.output), expected[:2])
            said, _, errors = command.errors.partition("\n")
        self.assertEqual(said, "syncline: there is no server at http://localhost:1; the script runs without the tracer")
        self.assertEqual(errors, expected[2])
        self.assertNotIn("syncline", errors)

    def test_refuses_what_is_no_address(self) -> None:
        for address in ("localhost", "https://localhost:1", "http://localhost:x", "http://localhost:99999", "http://"):
            with self.subTest(address), Command("print(1)", "-m", "syncline", "--server", address) as command:
                self.assertEqual((command.end(), command.output), (0, "1\n"))
                self.assertIn("is no address of a server", command.errors)
