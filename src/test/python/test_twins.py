"""Runs the twin of every scenario that has no processes, with its waits made short."""

import re
import unittest
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar

from legality import problems
from server import CATALOG, Run

_FACTOR = 0.06
# beside their fixed waits, shorter ones change the order
_FACTORS = {"process-lock-killed-holder": 0.25, "event-pulse": 0.25, "queue-shutdown": 0.5}
_TIMES = re.compile(r"^([A-Z_]+_MS) = ([0-9.]+)", re.MULTILINE)
_PROMISE = re.compile(r"^Prints: (.+)$", re.MULTILINE)


def thread_twins() -> "list[Path]":
    return [path for path in sorted(CATALOG.glob("*.py")) if "multiprocessing" not in path.read_text("utf-8")]


def short_knobs(path: Path) -> "dict[str, Any]":
    source, factor = path.read_text("utf-8"), _FACTORS.get(path.stem, _FACTOR)
    knobs = {name: max(1, round(float(value) * factor, 1)) for name, value in _TIMES.findall(source) if float(value)}
    return {**knobs, "DIGITS": 8} if path.stem == "parallel-filter" else knobs


def promise(source: str) -> "re.Pattern[str]":
    match = _PROMISE.search(source)
    assert match is not None, "a twin has a line 'Prints: …'"
    return re.compile(".*".join(re.escape(part.strip()) for part in match.group(1).split("…")), re.DOTALL)


class TwinTest(unittest.TestCase):
    """Each twin prints what it promises, ends by itself, and leaves a legal log. They mostly sleep, so they run beside each other."""

    runs: ClassVar[dict[str, Future[tuple[int, Run]]]] = {}
    pool: ThreadPoolExecutor

    @classmethod
    def setUpClass(cls) -> None:
        cls.pool = ThreadPoolExecutor(12)
        cls.runs = {path.stem: cls.pool.submit(play, path) for path in thread_twins()}

    @classmethod
    def tearDownClass(cls) -> None:
        cls.pool.shutdown()


def play(path: Path, variables: bool = False) -> "tuple[int, Run]":
    with Run(path, knobs=short_knobs(path), seed=1, variables=variables) as run:
        return run.end(), run


def _test_of(path: Path) -> Any:
    def test(self: TwinTest) -> None:
        status, run = self.runs[path.stem].result()
        self.assertEqual(status, 0, run.errors)
        self.assertEqual(run.errors, "")
        self.assertRegex(run.output, promise(path.read_text("utf-8")))
        self.assertEqual(problems(run.log), [])
        self.assertEqual(run.log.notes, [])
        printed = "".join(event.text for event in run.log.find("printed"))
        self.assertEqual(sorted(printed), sorted(run.output.replace("\n", "")))

    test.__doc__ = f"{path.stem} keeps its promise"
    return test


for _path in thread_twins():
    setattr(TwinTest, "test_" + _path.stem.replace("-", "_"), _test_of(_path))

if __name__ == "__main__":
    unittest.main()
