"""The program that is traced: CPython's own tests of threads, locks, queues and futures, as `python -m unittest` would run them.

Its argument is a list of names of test cases, separated by spaces. It prints a line of JSON with the number of tests and, by name, which
failed.
"""

import json
import os
import sys
import threading
import unittest

import test
import test.lock_tests

if "syncline" in sys.modules:
    from syncline import frames

    frames.add_user_directory(os.path.dirname(test.__file__))

LOCK_TESTS = {
    "LockTests": {"locktype": staticmethod(lambda: threading.Lock())},
    "RLockTests": {"locktype": staticmethod(lambda: threading.RLock())},
    "EventTests": {"eventtype": threading.Event},
    "ConditionTests": {"condtype": threading.Condition},
    "SemaphoreTests": {"semtype": threading.Semaphore},
    "BoundedSemaphoreTests": {"semtype": threading.BoundedSemaphore},
    "BarrierTests": {"barriertype": threading.Barrier},
}


class NoOutput:
    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def lock_tests() -> unittest.TestSuite:
    suite = unittest.TestSuite()
    for name, types in LOCK_TESTS.items():
        case = getattr(test.lock_tests, name)
        made = type(name, (case,) if issubclass(case, unittest.TestCase) else (case, unittest.TestCase), types)
        suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(made))
    return suite


def tests(name: str) -> unittest.TestSuite:
    return lock_tests() if name == "lock_tests" else unittest.defaultTestLoader.loadTestsFromName(name)


if __name__ == "__main__":
    suite = unittest.TestSuite(tests(name) for name in sys.argv[1].split())
    result = unittest.TextTestRunner(stream=NoOutput(), verbosity=0).run(suite)  # type: ignore[arg-type]
    failed = {str(case).split(" ")[0]: text.strip().splitlines()[-1] for case, text in result.failures + result.errors}
    sys.__stderr__.write(json.dumps({"run": result.testsRun, "skipped": len(result.skipped), "failed": failed}) + "\n")
