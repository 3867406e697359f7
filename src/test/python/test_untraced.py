"""The script runs by itself below the guard, with the knobs in its text, and ends with whoever has started it."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

from server import PACKAGE

GUARD = PACKAGE / "syncline" / "guard.py"

PROCESSES = """
import multiprocessing
import sys

ROUNDS = 1  # not by default
NAME = "é"


def work():
    print("child", ROUNDS, NAME, flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method(METHOD)
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
    print("parent", ROUNDS, NAME, "syncline" in sys.modules)
"""

FOREVER = """
import multiprocessing
import os
import time


def stay():
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(1000)


if __name__ == "__main__":
    multiprocessing.Process(target=stay).start()
    stay()
"""


class Untraced:
    """A script below the guard; a context manager."""

    def __init__(self, source: str, **knobs: object) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="syncline-")
        directory = self._directory.name
        script = Path(directory) / "program.py"
        script.write_text(source, encoding="utf-8")
        (Path(directory) / "program.json").write_text(json.dumps({"script": str(script), "knobs": knobs}))
        fifo = os.path.join(directory, "events")
        os.mkfifo(fifo)
        own = os.open(fifo, os.O_RDWR)
        self.output = os.fdopen(os.open(fifo, os.O_RDONLY), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
        self.guard = subprocess.Popen(
            [sys.executable, "-I", "-S", str(GUARD), "-m", "syncline.untraced", directory],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=directory,
            text=True,
        )
        self._waiting = threading.Thread(target=lambda: (self.guard.wait(), os.close(own)))
        self._waiting.start()

    def __enter__(self) -> "Untraced":
        return self

    def __exit__(self, *error: object) -> None:
        for stream in (self.guard.stdin, self.guard.stdout, self.output):
            stream.close()  # type: ignore[union-attr]
        self._waiting.join()
        self._directory.cleanup()


class UntracedTest(unittest.TestCase):
    def test_knobs_are_in_the_text_also_for_a_child_that_imports_it(self) -> None:
        for method in ("spawn", "fork"):
            with self.subTest(method), Untraced(PROCESSES.replace("METHOD", repr(method)), ROUNDS=7, NAME="ü") as program:
                self.assertEqual(program.output.read(), "child 7 ü\nparent 7 ü False\n")
                self.assertEqual(program.guard.wait(60), 0)

    def test_the_guard_says_how_much_of_a_processor_was_used(self) -> None:
        with Untraced("x = sum(range(3_000_000))\n") as program:
            program.guard.wait(60)
            group, status, seconds = program.guard.stdout.read().split()  # type: ignore[union-attr]
            self.assertGreater(int(group), 1)
            self.assertEqual(status, "0")
            self.assertGreater(float(seconds), 0.01)

    def test_all_processes_end_when_the_server_is_gone(self) -> None:
        with Untraced(FOREVER) as program:
            processes = [int(program.output.readline()) for _ in range(2)]
            program.guard.stdin.close()  # type: ignore[union-attr]
            self.assertEqual(program.guard.wait(60), 128 + 9)
            for process in processes:
                with self.assertRaises(ProcessLookupError):
                    os.kill(process, 0)


if __name__ == "__main__":
    unittest.main()
