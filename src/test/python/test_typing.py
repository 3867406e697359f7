"""What the user types: it runs in the script's namespace on the lane You, prints, fails and completes as in Python's own console."""

import unittest

from legality import problems
from server import Run

STAYS = "import threading\nnever = threading.Lock()\nnever.acquire()\n"
"""The beginning of a script whose end, `never.acquire()`, is not reached as long as nobody releases that lock."""

SCRIPT = (
    STAYS
    + """
import queue, time
q = queue.Queue()
class Account:
    def __init__(self):
        self.balance = 10
    @property
    def rate(self):
        print("a property was run")
        return 1
    def __getattr__(self, name):
        print("__getattr__ was run")
        raise AttributeError(name)
account = Account()
def fail(value):
    return 1 / value
never.acquire()
print("end")
"""
)

CELLS = [
    """
from threading import Thread, Event

stats = {}
stats_event = Event()

def read_stats():
    stats_event.wait()
    for k, v in stats.items():
        print(f"{k=}, {v=}")

def update_stats():
    stats["test"] = 100
    stats_event.set()

t1 = Thread(target=read_stats, name="t1")
t2 = Thread(target=read_stats, name="t2")
t3 = Thread(target=update_stats, name="t3")

t1.start()
t2.start()
""",
    "t3.start()",
]
"""The cells about events of the course."""


class TypingTest(unittest.TestCase):
    """One line after the other."""

    def run_script(self, source: str = SCRIPT) -> Run:
        run = Run(source, console=True, variables=True).__enter__()
        self.addCleanup(run.__exit__)
        run.wait_for_event("waiting", actor="Main", object="never")
        return run

    def printed(self, run: Run) -> list[str]:
        return [event.text for event in run.log.find("printed", actor="You")]

    def test_a_value_is_printed_by_you_and_a_statement_is_silent(self) -> None:
        run = self.run_script()
        for line in ("6 * 7", "x = 5", "x", "None", "'a'\n'b'", "for i in range(2):\n    print(i, end=' ')\n    'in a loop'"):
            self.assertEqual(run.type(line), "", line)
        self.assertEqual(self.printed(run), ["42", "5", "'a'", "'b'", "0 'in a loop'", "1 'in a loop'"])
        self.assertEqual(run.type("print('no end', end='')"), "")
        self.assertEqual(self.printed(run)[-1], "no end")

    def test_what_was_printed_is_recorded_before_the_end_of_the_line(self) -> None:
        run = self.run_script()
        run.type("print('first')")
        answered = run.wait_for_event("answered", actor="You", value=1)
        self.assertLess(next(iter(run.log.find("printed"))).nanos, answered.nanos)

    def test_a_traceback_has_the_frames_of_what_was_typed_and_of_the_script_only(self) -> None:
        run = self.run_script()
        run.type("def twice(value):\n    return fail(value) * 2")
        self.assertEqual(
            run.type("y = 1\ntwice(0)").splitlines(),
            [
                "Traceback (most recent call last):",
                '  File "<console>", line 2, in <module>',
                "    twice(0)",
                '  File "<console>", line 2, in twice',
                '  File "program.py", line 19, in fail',
                "    return 1 / value",
                "ZeroDivisionError: division by zero",
            ],
        )
        self.assertEqual(
            run.type("q.get(timeout=-1)").splitlines(),
            [
                "Traceback (most recent call last):",
                '  File "<console>", line 1, in <module>',
                "    q.get(timeout=-1)",
                "ValueError: 'timeout' must be a non-negative number",
            ],
        )
        self.assertIn("SyntaxError: invalid syntax", run.type("this = = none"))
        self.assertIn('File "<console>", line 1', run.type("this = = none"))
        self.assertEqual(run.type("exit(3)"), "SystemExit: 3")
        self.assertEqual(run.type("1"), "")

    def test_a_long_traceback_fits_into_a_record_with_its_last_lines(self) -> None:
        run = self.run_script()
        run.type("def deep(n):\n    return deep(n - 1) if n else [].index('x' * 5000)")
        error = run.type("deep(100)")
        self.assertEqual(run.wait_for_event("answered", value=2).text, error)
        self.assertIn("in deep\nValueError: ", error)

    def test_the_cells_about_events_of_the_course_are_played_one_by_one(self) -> None:
        with Run("", console=True, interactive=True) as run:
            run.wait_for_event("ended", actor="Main")
            self.assertEqual(run.type(CELLS[0]), "")
            for name in ("t1", "t2"):
                run.wait_for_event("waiting", actor=name, object="stats_event")
            self.assertEqual(run.type(CELLS[1]), "")
            for name in ("t1", "t2", "t3"):
                run.wait_for_event("ended", actor=name)
            self.assertEqual({event.peer for event in run.log.find("started") if event.peer}, {"You"})
            self.assertEqual([event.text for event in run.log.find("printed", actor="t1")], ["k='test', v=100"])
            run.type("exit()")
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(problems(run.log), [])

    def test_names_that_exist_are_completed_without_running_anything(self) -> None:
        run = self.run_script()

        def names(text: str) -> tuple[int, list[str]]:
            run.ask(id=99, complete=text)
            answer = run.answer()
            return answer["start"], answer["names"]

        self.assertEqual(names("acc"), (0, ["account"]))
        self.assertEqual(names("print(account.b"), (14, ["balance"]))
        self.assertEqual(names("x = account."), (12, ["balance", "rate"]))
        self.assertEqual(names("q.put_n"), (2, ["put_nowait"]))
        self.assertEqual(names("threading.Thr"), (10, ["Thread", "ThreadError"]))
        self.assertEqual(names("account.rate.re"), (13, []))
        self.assertEqual(names("account.nothing.re"), (16, []))
        self.assertEqual(names("fail(1).re"), (10, []))
        self.assertEqual(names("q.__ini"), (2, ["__init__", "__init_subclass__"]))
        self.assertEqual(names("isinst"), (0, ["isinstance"]))
        self.assertEqual(names("")[1], [])
        self.assertEqual(names("_sync")[1], [])
        self.assertEqual(self.printed(run), [])
        self.assertNotIn("You", [actor["name"] for actor in run.log.actors.values()])


class OpenTest(unittest.TestCase):
    """A program that stays for the console when its script has ended."""

    def test_the_main_thread_ends_in_the_log_and_daemons_go_on(self) -> None:
        source = (
            "import threading\nbell = threading.Event()\n"
            "def ring():\n    bell.wait()\n    print('rung')\n    threading.Event().wait()\n"
            "threading.Thread(target=ring, name='Ringer', daemon=True).start()\n"
        )
        with Run(source, console=True, interactive=True) as run:
            run.wait_for_event("ended", actor="Main")
            run.type("threading.Thread(target=print, args=('short',), name='Short').start()")
            run.wait_for_event("ended", actor="Short")
            self.assertEqual(run.type("bell.set()"), "")
            run.wait_for_event("printed", actor="Ringer", text="rung")
            self.assertEqual([*run.log.find("ended", actor="Ringer")], [])
            self.assertEqual(run.type("exit()"), "")
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual([event.value for event in run.log.find("ended", actor="Ringer")], [-1])
            self.assertEqual(problems(run.log), [])

    def test_it_stays_after_an_error_too_and_ends_as_it_would_have(self) -> None:
        with Run("x = 1\n1 / 0\n", console=True, interactive=True) as run:
            run.wait_for_event("ended", actor="Main", value=1)
            self.assertEqual(run.type("x"), "")
            run.wait_for_event("printed", actor="You", text="1")
            run.type("exit()")
            self.assertEqual(run.end(), 1)
            self.assertIn("ZeroDivisionError", run.errors)

    def test_what_is_typed_at_once_is_typed_into_the_script(self) -> None:
        with Run("x = 1\n", console=True, interactive=True, seed=1) as run:
            self.assertEqual(run.type("y = __file__"), "")
            run.wait_for_event("ended", actor="Main")
            self.assertEqual(run.type("print(x, y == __file__ and y.endswith('program.py'))"), "")
            run.wait_for_event("printed", actor="You", text="1 True")

    def test_without_that_it_ends_with_its_script(self) -> None:
        with Run("x = 1\n", console=True) as run:
            self.assertEqual(run.end(), 0)


if __name__ == "__main__":
    unittest.main()
