"""The program that is traced: the tests of a package that is installed, as ``python -m pytest --pyargs PACKAGE`` would run them.

Its argument is the name of the package of tests. It prints a line of JSON like `program`.
"""

import json
import os
import sys
import warnings

import pytest

warnings.resetwarnings()  # those of packages are no errors, as they are for programs of our own

if "syncline" in sys.modules:
    from importlib.util import find_spec

    from syncline import frames

    spec = find_spec(sys.argv[1])
    assert spec is not None and spec.origin is not None
    frames.add_user_directory(os.path.dirname(spec.origin))


class Results:
    def __init__(self) -> None:
        self.passed: set[str] = set()
        self.skipped: set[str] = set()
        self.failed: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed[report.nodeid] = str(report.longrepr).strip().splitlines()[-1]
        elif report.skipped:
            self.skipped.add(report.nodeid)
        elif report.when == "call":
            self.passed.add(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed[report.nodeid] = str(report.longrepr).strip().splitlines()[-1]


if __name__ == "__main__":
    results = Results()
    pytest.main(["--pyargs", sys.argv[1], "-q", "-p", "no:cacheprovider", "-W", "default"], plugins=[results])
    run = len(results.passed | results.failed.keys())
    line = json.dumps({"run": run, "skipped": len(results.skipped), "failed": results.failed})
    os.write(2, f"\n{line}\n".encode())
