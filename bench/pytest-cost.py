"""What `pytest --syncline` costs: 200 small tests with threads, with the option and without.

python3 bench/pytest-cost.py [ROUNDS] [PYTHON]

Needs an interpreter that has pytest. Prints the median of the rounds, and the least and the most.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "main" / "python"
SOURCE = """
import queue, threading
import pytest

@pytest.mark.parametrize("number", range(200))
def test_threads(number):
    items, lock, done = queue.Queue(), threading.Lock(), []
    def work():
        while items.get() is not None:
            with lock:
                done.append(1)
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for item in [*range(10), None, None]:
        items.put(item)
    for thread in threads:
        thread.join()
    assert len(done) == 10
"""


def seconds(python, directory, *options):
    """How long a session takes, and the processor time of it (the recording process is not its child)."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE)}
    before, begin = os.times(), time.monotonic()
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "syncline.testing.plugin", *options]
    subprocess.run(command, cwd=directory, env=environment, check=True, stdout=subprocess.DEVNULL)
    took, after = time.monotonic() - begin, os.times()
    return took, after.children_user + after.children_system - before.children_user - before.children_system


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    python = sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/python3"
    with tempfile.TemporaryDirectory(prefix="syncline-bench-") as directory:
        Path(directory, "test_many.py").write_text(SOURCE)
        found = {(): [], ("--syncline",): []}
        for options in found:
            seconds(python, directory, *options)  # compiles what there is to compile
        for _ in range(rounds):
            for options, figures in found.items():
                figures.append(seconds(python, directory, *options))
    for options, figures in found.items():
        for what, times in zip(("elapsed", "processor"), zip(*figures)):
            print(f"{' '.join(options) or 'without'}: {what} {statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})")


if __name__ == "__main__":
    main()
