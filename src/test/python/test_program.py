"""The script is run as ``python SCRIPT`` would run it, and notices nothing."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from legality import problems
from server import Run

NOTICES = """
import sys, threading, queue, time, traceback, os, pickle, inspect, io
lock = threading.Lock()
class Mine(queue.Queue):
    make = threading.Lock
    def __init__(self):
        super().__init__(3)
mine = Mine()
print(sorted(name for name in globals() if name.startswith("__")))
print(__name__, __file__, __spec__, __builtins__ is sys.modules["builtins"], sys.modules["__main__"].__dict__ is globals())
print(sys.argv, sys.path[0], [p for p in sys.path if "src/main/python" in p], os.environ.get("PYTHONPATH"))
print(isinstance(mine, queue.Queue), type(mine.make()) is type(lock), repr(threading.Lock), repr(time.sleep))
print(repr(lock).split(" at ")[0], repr(threading.RLock()).split(" at ")[0])
print(inspect.signature(queue.Queue.put), inspect.signature(threading.Thread.__init__), inspect.signature(threading.Condition.wait))
for thing in (lock, threading.RLock(), queue.SimpleQueue()):
    try:
        pickle.dumps(thing)
    except TypeError as error:
        print(error)
print(pickle.loads(pickle.dumps(threading.Lock)) is threading.Lock, pickle.loads(pickle.dumps(time.sleep)) is time.sleep)
print(threading.current_thread().name, threading.Thread(target=print).name, threading.active_count())
print(type(sys.stdout).__name__, sys.stdout is sys.__stdout__, sys.stdout.encoding, sys.stdout.mode)
try:
    lock.release()
except RuntimeError:
    text = io.StringIO()
    traceback.print_exc(file=text)
    print(text.getvalue())
def inner():
    traceback.print_stack(file=sys.stdout)
inner()
print(isinstance(queue.SimpleQueue(), queue.SimpleQueue))
"""


def run_plain(source: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory) / "program.py"
        script.write_text(source)
        done = subprocess.run(
            [sys.executable, "-u", "-W", "error", str(script), *arguments], capture_output=True, text=True, timeout=60
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.replace(directory, "DIR"), done.stderr.replace(directory, "DIR")
        )


class ProgramTest(unittest.TestCase):
    maxDiff = None

    def assert_same(self, source: str, *arguments: str) -> Run:
        plain = run_plain(source, *arguments)
        with Run(source, arguments=list(arguments)) as run:
            status = run.end()
            directory = str(run.directory)
            self.assertEqual(run.output.replace(directory, "DIR"), plain.stdout, run.errors)
            self.assertEqual(run.errors.replace(directory, "DIR"), plain.stderr)
            self.assertEqual(status, plain.returncode)
            self.assertEqual(problems(run.log), [])
            self.assertEqual(run.log.notes, [])
            return run

    def test_finds_the_same_names_types_and_texts_as_without_the_tracer(self) -> None:
        self.assert_same(NOTICES, "one", "two words")

    def test_prints_the_traceback_of_an_uncaught_exception_and_exits_with_1(self) -> None:
        run = self.assert_same("def f():\n    raise ValueError('no')\n\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    f()\n")
        frames = '\n  File "program.py", line 7, in <module>\n  File "program.py", line 2, in f'
        self.assertEqual(run.log.story("Main"), ["started", "raised ValueError: no" + frames, "ended 1"])
        self.assertEqual(next(run.log.find("raised")).line, 2)

    def test_prints_the_traceback_of_an_exception_in_a_thread(self) -> None:
        run = self.assert_same(
            "import threading\nlock = threading.Lock()\ndef f():\n    lock.release()\n"
            "t = threading.Thread(target=f, name='T')\nt.start()\nt.join()\n"
        )
        error, frame = "RuntimeError: release unlocked lock", '\n  File "program.py", line 4, in f'
        self.assertEqual(run.log.story("T"), ["started Main", f"raised lock {error}", f"raised {error}{frame}", "ended 1"])

    def test_records_the_traceback_of_an_uncaught_exception_with_the_frames_of_the_script(self) -> None:
        source = (
            "import threading\ndef f(n):\n    return f(n - 1) if n else [].index(1)\n"
            "t = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()\nf(20)\n"
        )
        with Run(source) as run:
            run.end()
            ofthread, ofmain = run.log.find("raised")
        frame = '\n  File "program.py", line 3, in f'
        message = ofthread.text.partition("\n")[0]
        self.assertRegex(message, "^ValueError: .*not in list")
        self.assertEqual((ofthread.text, ofthread.line), (message + 2 * frame, 3))
        self.assertEqual((ofmain.text, ofmain.line), (message + 12 * frame, 3))

    def test_reports_a_syntax_error(self) -> None:
        self.assert_same("x = = 1\n")

    def test_exits_as_the_script_wants(self) -> None:
        for end in ("sys.exit(7)", "sys.exit()", "sys.exit('sorry')", "raise SystemExit(None)"):
            with self.subTest(end):
                self.assert_same(f"import sys\nprint('x')\n{end}\n")

    def test_dies_of_a_keyboard_interrupt(self) -> None:
        self.assert_same("print('x')\nraise KeyboardInterrupt\n")

    def test_waits_for_threads_that_are_no_daemons(self) -> None:
        self.assert_same(
            "import threading, time, atexit\natexit.register(print, 'at exit')\n"
            "threading.Thread(target=lambda: (time.sleep(0.2), print('thread'))).start()\nprint('main')\n"
        )

    def test_gives_constants_the_values_of_knobs(self) -> None:
        source = "A = 1\nB: str = 'x'\nC = [1]\nD = A + 1\ndef f():\n    A = 5\n    return A\nprint(A, B, C, D, f())\n"
        with Run(source, knobs={"A": 10, "B": "knob", "D": 0, "Z": 3}) as run:
            self.assertEqual(run.end(), 0)
            self.assertEqual(run.output, "10 knob [1] 11 5\n")

    def test_seeds_the_random_numbers(self) -> None:
        source = "import random\nprint(random.random())\n"
        outputs = []
        for seed in (1, 1, 2):
            with Run(source, seed=seed) as run:
                run.end()
                outputs.append(run.output)
        self.assertEqual(outputs[0], outputs[1])
        self.assertNotEqual(outputs[0], outputs[2])

    def test_records_nothing_of_what_libraries_do_for_themselves(self) -> None:
        with Run("import logging, tempfile, queue\nlogging.warning('w')\ntempfile.mkstemp\nq = queue.Queue()\n") as run:
            self.assertEqual(run.end(), 0)
            self.assertEqual(run.log.story(), ["started", "ended"])

    def test_ends_when_the_server_is_gone(self) -> None:
        with Run("import threading\nlock = threading.Lock()\nwhile True:\n    with lock:\n        pass\n") as run:
            run.wait_for_event("released")
            run.leave()
            assert run.process is not None
            self.assertEqual(run.process.wait(60), 1)


if __name__ == "__main__":
    unittest.main()
