"""Tests to be run by pytest in a directory of their own, with and without ``--syncline``."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from recorded import RecordedLog
from server import PACKAGE

_ENTRY = "[pytest11]\nsyncline = syncline.testing.plugin\n"
_SECONDS = 200
_OUTCOMES = ("PASSED", "FAILED", "ERROR", "SKIPPED", "XFAIL", "XPASS")


@functools.cache
def python_with(*modules: str) -> str | None:
    """Return an interpreter that has these modules: this one, or that of the system; None if neither has."""
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            found = subprocess.run([python, "-c", f"import {', '.join(modules)}"], capture_output=True, timeout=_SECONDS)
        except OSError:
            continue
        if found.returncode == 0:
            return python
    return None


class Planted:
    """A directory with test files: a context manager, which leaves nothing behind. The plugin is found as if it was installed."""

    def __init__(self, **files: str) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="syncline-")
        self.directory = Path(self._temporary.name).resolve()
        info = self.directory / "installed" / "syncline-1.0.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: syncline\nVersion: 1.0.0\n")
        (info / "entry_points.txt").write_text(_ENTRY)
        for name, source in files.items():
            (self.directory / f"{name}.py").write_text(source)

    def __enter__(self) -> Planted:
        return self

    def __exit__(self, *_: object) -> None:
        self._temporary.cleanup()

    def run(self, *options: str) -> Finished:
        """Run pytest to its end."""
        python = python_with("pytest")
        assert python is not None
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHON"))}
        done = subprocess.run(
            [python, "-m", "pytest", "-rA", "-p", "no:cacheprovider", *options],
            cwd=self.directory,
            env={
                **environment,
                "PYTHONPATH": os.pathsep.join((str(PACKAGE), str(self.directory / "installed"))),
                "PYTHONDONTWRITEBYTECODE": "1",
                "TMPDIR": str(self.directory),
                "COLUMNS": "300",
            },
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    def recordings(self) -> list[str]:
        """Return the recordings that are there, by their paths below the directory for them."""
        folder = self.directory / ".syncline"
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.cborseq"))

    def log(self, name: str) -> RecordedLog:
        """Read a recording."""
        return RecordedLog((self.directory / ".syncline" / name).read_bytes())


class Finished:
    """What a session has printed."""

    def __init__(self, status: int, output: str, errors: str) -> None:
        self.status = status
        self.output = output
        self.errors = errors

    @property
    def outcomes(self) -> dict[str, str]:
        """How each test has ended, by its name; those that are skipped have none but their reason."""
        found: dict[str, str] = {}
        for line in self.output.splitlines():
            outcome, _, rest = line.partition(" ")
            if outcome in _OUTCOMES and rest and not rest.startswith("["):
                node = rest.partition(" - ")[0]
                found[node.rpartition("::")[2]] = outcome
        return found
