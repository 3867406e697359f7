"""The console: what the user does, as the actor You."""

import unittest

from legality import problems
from server import Run

THINGS = """
import threading, queue, time
q = queue.Queue()
e = threading.Event()
c = threading.Condition()
lock = threading.Lock()
n = 0
def use():
    global n
    n += 1
lock.acquire()
e.is_set()
e.clear()
q.put(1)
def wait_for_bell():
    with c:
        c.wait()
        print("rung")
waiter = threading.Thread(target=wait_for_bell, name="Waiter")
waiter.start()
lock.acquire()
print(q.get(), q.get())
e.wait()
waiter.join()
use()
print(n, threading.enumerate() == [threading.main_thread()])
"""

FORK = """
import os, sys, threading, time
time.sleep(0.01)
pid = os.fork()
if not pid:
    print(len(sys._current_frames()), flush=True)
    os._exit(0)
print(os.waitpid(pid, 0)[1], threading.active_count())
"""


class ConsoleTest(unittest.TestCase):
    """Operations and lines of the user."""

    def test_operations_and_lines(self) -> None:
        with Run(THINGS, console=True, variables=True) as run:
            run.wait_for_event("waiting", actor="Main", object="lock")
            run.wait_for_event("waiting", actor="Waiter", object="c")
            answers = [
                run.answer(id=1, object=run.object("q"), operation="put", arguments=["from you"]),
                run.answer(id=2, object=run.object("lock"), operation="release"),
                run.answer(id=3, object=run.object("c"), operation="notify", arguments=[1]),
                run.answer(id=4, line="n = 41"),
                run.answer(id=5, line="n"),
                run.answer(id=6, line="1 / 0"),
                run.answer(id=7, line="this = = none"),
                run.answer(id=8, object=5, operation="put"),
                run.answer(id=9, line="threading.current_thread().name and threading.Thread(target=print).daemon"),
                run.answer(id=10, object=run.object("e"), operation="set", arguments=[]),
            ]
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(run.errors, "")
            self.assertEqual(sorted(event.text for event in run.log.find("printed")), ["1 from you", "41", "42 True", "True", "rung"])
            self.assertEqual([answer["id"] for answer in answers], list(range(1, 11)))
            self.assertEqual([answer.get("result", answer) for answer in answers[:3]], ["None", "None", "None"])
            self.assertEqual([answer.get("error", answer) for answer in answers[3:5]], ["", ""])
            self.assertTrue(answers[5]["error"].endswith("\nZeroDivisionError: division by zero"))
            self.assertIn("SyntaxError: ", answers[6]["error"])
            self.assertEqual(answers[7], {"id": 8, "error": "LookupError: this object is gone"})
            self.assertEqual(answers[9], {"id": 10, "result": "None"})
            self.assertEqual([actor["kind"] for actor in run.log.actors.values()], ["thread", "thread", "you"])
            self.assertEqual(
                [story for story in run.log.story("You") if story != "waiting c.lock"],  # the waiter may not have left it yet
                [
                    *("started", "put q 2 from you", "released lock", "acquired c.lock 1", "notified c 1", "released c.lock"),
                    *("wrote n 41", "read n 41", "printed 41", "printed True", "set e 1"),
                ],
            )
            self.assertEqual(problems(run.log), [])

    def test_an_operation_that_waits_is_answered_later_and_lets_later_ones_wait(self) -> None:
        source = "import queue\nq = queue.Queue()\nq.put(1)\nq.get()\ninput_ = queue.Queue()\nprint(input_.get())\n"
        with Run(source, console=True) as run:
            run.wait_for_event("waiting", actor="Main", object="input_")
            run.ask(id=1, object=run.object("q"), operation="get")
            run.ask(id=2, line="input_.put('end')")
            run.wait_for_event("waiting", actor="You", object="q")
            self.assertEqual(run.log.story("You"), ["started", "waiting q 1 waits for an item: the queue is empty"])
            run.stop()

    def test_it_does_not_keep_the_program_from_ending_and_is_not_seen(self) -> None:
        source = "import threading\nprint(threading.enumerate() == [threading.main_thread()], threading.active_count())\n"
        with Run(source, console=True) as run:
            self.assertEqual(run.end(), 0)
            self.assertEqual((run.output, run.errors), ("True 1\n", ""))
            self.assertEqual([actor["name"] for actor in run.log.actors.values()], ["Main"])

    def test_a_fork_is_not_warned_of_and_has_no_console(self) -> None:
        with Run(FORK, console=True) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual((run.output, run.errors), ("1\n0 1\n", ""))

    def test_an_operation_passes_a_closed_gate(self) -> None:
        with Run("import queue\nq = queue.Queue()\nq.put(1)\nq.get()\n", console=True, paused=True) as run:
            run.wait_for_event("held", actor="Main", object="q")
            self.assertEqual(run.answer(id=1, object=run.object("q"), operation="qsize"), {"id": 1, "result": "0"})
            self.assertEqual(run.answer(id=2, line="q.put('x')"), {"id": 2, "error": ""})
            run.proceed()
            self.assertEqual(run.end(), 0)


if __name__ == "__main__":
    unittest.main()
