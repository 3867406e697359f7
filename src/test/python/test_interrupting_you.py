"""What the user types can be interrupted: each wait, and a loop; no lock is lost, and You goes on."""

import unittest

from legality import problems
from server import Run

SCRIPT = """
import threading, queue, time
never = threading.Lock()
never.acquire()
full = queue.Queue(1)
full.put(0)
c = threading.Condition()
waiter = threading.Thread(target=never.acquire, name="Waiter", daemon=True)
waiter.start()
never.acquire()
"""

WAITS = [
    "never.acquire()",
    "never.acquire(timeout=1000)",
    "threading.Event().wait()",
    "threading.Event().wait(1000)",
    "threading.Semaphore(0).acquire()",
    "threading.Barrier(2).wait()",
    "queue.Queue().get()",
    "full.put(1)",
    "full.join()",
    "queue.SimpleQueue().get()",
    "with c:\n    c.wait()",
    "waiter.join()",
    "waiter.join(1000)",
    "time.sleep(1000)",
]

PROCESSES = """
import multiprocessing, threading
from multiprocessing import get_context
never = threading.Lock()
never.acquire()
context = get_context("fork")
lock = context.Lock()
lock.acquire()
e = context.Event()
q = context.Queue()
receiver, sender = context.Pipe(False)
child = context.Process(target=e.wait, name="Child", daemon=True)
child.start()
never.acquire()
"""

WAITS_FOR_PROCESSES = ["lock.acquire()", "e.wait()", "q.get()", "receiver.recv()", "child.join()"]

LOOPS = ["while True:\n    pass", "while True:\n    with lock:\n        pass", "while True:\n    count()"]


class InterruptTest(unittest.TestCase):
    def assert_interrupted(self, run: Run) -> None:
        error = str(run.answer()["error"])
        self.assertTrue(error.endswith("KeyboardInterrupt"), error)
        self.assertNotIn("syncline", error)

    def test_each_wait_ends_with_a_keyboard_interrupt_and_you_go_on(self) -> None:
        with Run(SCRIPT, console=True) as run:
            run.wait_for_event("waiting", actor="Main", object="never")
            for wait in WAITS:
                with self.subTest(wait):
                    kind = "sleeping" if "sleep" in wait else "waiting"
                    before = sum(1 for _ in run.log.find(kind, actor="You"))
                    run.begin_to_type(wait)
                    run.wait_for(lambda log: sum(1 for _ in log.find(kind, actor="You")) > before)  # noqa: B023
                    run.interrupt_you()
                    self.assert_interrupted(run)
                    self.assertEqual(run.type("1"), "")
            run.stop()
            self.assertEqual(problems(run.log), [])

    def test_so_does_each_wait_for_a_process(self) -> None:
        with Run(PROCESSES, console=True) as run:
            run.wait_for_event("waiting", actor="Main", object="never")
            for wait in WAITS_FOR_PROCESSES:
                with self.subTest(wait):
                    before = sum(1 for _ in run.log.find("waiting", actor="You"))
                    run.begin_to_type(wait)
                    run.wait_for(lambda log: sum(1 for _ in log.find("waiting", actor="You")) > before)  # noqa: B023
                    run.interrupt_you()
                    self.assert_interrupted(run)
                    self.assertEqual(run.type("1"), "")
            run.type("child.kill()")
            run.stop()

    def test_a_loop_is_left_between_two_lines_and_no_lock_is_lost(self) -> None:
        source = SCRIPT.replace("full =", "lock = threading.Lock()\ndef count():\n    with lock:\n        return len([])\nfull =")
        with Run(source, console=True) as run:
            run.wait_for_event("waiting", actor="Main", object="never")
            for loop in LOOPS * 10:
                before = sum(1 for _ in run.log.find("printed", actor="You"))
                run.begin_to_type(f"print('begun')\n{loop}")
                run.wait_for(lambda log: sum(1 for _ in log.find("printed", actor="You")) > before)  # noqa: B023
                run.interrupt_you()
                self.assert_interrupted(run)
                self.assertEqual(run.type("assert not lock.locked()"), "", loop)
            run.stop()
            self.assertEqual(problems(run.log), [])

    def test_an_interrupt_of_a_line_that_is_over_does_nothing(self) -> None:
        with Run(SCRIPT, console=True) as run:
            run.wait_for_event("waiting", actor="Main", object="never")
            self.assertEqual(run.type("1"), "")
            run.interrupt_you()
            self.assertEqual(run.type("for i in range(100):\n    full.qsize()"), "")
            run.stop()


if __name__ == "__main__":
    unittest.main()
