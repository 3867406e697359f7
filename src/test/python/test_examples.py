"""Runs small programs in the manner of Python's documentation, plain and traced: both do the same, and what is recorded is legal."""

from __future__ import annotations

import subprocess
import sys
import unittest
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar

from legality import problems
from server import PATIENCE, Run

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.py"))
STATUS = {"thread_uncaught": 3}


def plain(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-u", "-W", "error", str(path)]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)


def traced(path: Path) -> tuple[int, Run]:
    with Run(path, variables=True) as run:
        return run.end(), run


class ExampleTest(unittest.TestCase):
    """Each example prints what it should, to both outputs, with its exit status, and leaves a legal log."""

    plain_runs: ClassVar[dict[str, Future[subprocess.CompletedProcess[str]]]] = {}
    traced_runs: ClassVar[dict[str, Future[tuple[int, Run]]]] = {}
    pool: ThreadPoolExecutor

    @classmethod
    def setUpClass(cls) -> None:
        cls.pool = ThreadPoolExecutor(4)
        for path in EXAMPLES:
            cls.plain_runs[path.stem] = cls.pool.submit(plain, path)
            cls.traced_runs[path.stem] = cls.pool.submit(traced, path)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.pool.shutdown()


def _test_of(path: Path) -> Any:
    def test(self: ExampleTest) -> None:
        without = self.plain_runs[path.stem].result()
        status, run = self.traced_runs[path.stem].result()
        self.assertEqual(without.stdout, path.with_suffix(".txt").read_text("utf-8"), without.stderr)
        self.assertEqual(without.returncode, STATUS.get(path.stem, 0))
        self.assertEqual((status, run.output, run.errors), (without.returncode, without.stdout, without.stderr))
        self.assertEqual(problems(run.log), [], run.log.text())
        self.assertEqual(run.log.notes, [])
        self.assertEqual(run.log.not_ended(), [])
        self.assertGreater(len(run.log.actors) + len(run.log.objects), 1)

    test.__doc__ = f"{path.stem} does the same when it is traced"
    return test


for _path in EXAMPLES:
    setattr(ExampleTest, f"test_{_path.stem}", _test_of(_path))

if __name__ == "__main__":
    unittest.main()
