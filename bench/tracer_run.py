"""Runs a script in a given CPython, with the tracer and without, and reads what the tracer records; for the benches beside it."""

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "main" / "python"
GUARD = PACKAGE / "syncline" / "guard.py"
VERSIONS = Path.home() / ".pyenv" / "versions"
HEADER = struct.Struct("<HBBIIQIiq")
CLOCK = struct.Struct("<dqq")


def interpreters(arguments):
    """The interpreters of the command line, or all of pyenv that the tracer supports."""
    if arguments:
        return arguments
    found = (path for path in VERSIONS.glob("3.*/bin/python") if 9 <= int(path.parts[-3].split(".")[1]) <= 14)
    return [str(path) for path in sorted(found, key=lambda path: [int(part) for part in path.parts[-3].split(".")])]


def version(python):
    done = subprocess.run([python, "-c", "import sys; print(sys.version.split()[0])"], capture_output=True, text=True)
    return done.stdout.strip()


class Place:
    """A private directory with the scripts to run, and the bytecode that interpreters keep between runs, as the server has one."""

    def __enter__(self):
        self.directory = Path(tempfile.mkdtemp(prefix="syncline-bench-"))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.directory)

    def script(self, source):
        path = self.directory / "program.py"
        path.write_text(source)
        return path

    def plain(self, python, source):
        """When it was started (ns), what it printed, and the processor time that it and its children took (ms)."""
        script = self.script(source)
        return self._run([python, str(script)], {})[:3]

    def traced(self, python, source, guarded=False):
        """The same, and its records as (kind, time in ns)."""
        script = self.script(source)
        run = Path(tempfile.mkdtemp(dir=self.directory))
        (run / "program.json").write_text(json.dumps({"script": str(script)}))
        board = bytearray(4096)
        CLOCK.pack_into(board, 8, 1.0, 0, time.monotonic_ns())
        (run / "board").write_bytes(board)
        os.mkfifo(run / "events")
        reader = os.open(run / "events", os.O_RDONLY | os.O_NONBLOCK)
        writer = os.open(run / "events", os.O_WRONLY)
        os.set_blocking(reader, True)
        pieces = []
        reading = threading.Thread(target=lambda: pieces.extend(iter(lambda: os.read(reader, 1 << 20), b"")))
        reading.start()
        command = [python, "-I", "-S", str(GUARD)] if guarded else [python]
        environment = {"PYTHONPATH": str(PACKAGE), "PYTHONPYCACHEPREFIX": str(self.directory / "bytecode")}
        try:
            began, printed, cpu = self._run([*command, "-m", "syncline.traced", str(run)], environment)
        finally:
            os.close(writer)
            reading.join()
            os.close(reader)
        return began, printed, cpu, list(records(b"".join(pieces)))

    def _run(self, command, environment):
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        out = self.directory / "stdout"
        with open(out, "wb") as file:
            began = time.monotonic_ns()
            process = subprocess.Popen(command, env={**inherited, **environment}, stdin=subprocess.PIPE, stdout=file)
            _, status, usage = os.wait4(process.pid, 0)
        process.stdin.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{command} has failed")
        return began, out.read_text(), (usage.ru_utime + usage.ru_stime) * 1000


def records(data):
    at = 0
    while at < len(data):
        length, kind, *_, nanos = HEADER.unpack_from(data, at)
        yield kind, nanos
        at += length
