"""Thread-local data and pools of threads."""

import subprocess
import sys
import unittest

from legality import problems
from server import CATALOG, Run
from test_twins import short_knobs

LOCAL = """
import threading
class Note(threading.local):
    kind = "note"
    def __init__(self, first=0):
        self.customer = first
    def twice(self):
        return 2 * self.customer
own = Note(7)
plain = threading.local()
print(own.customer, own.kind, own.twice(), isinstance(own, threading.local), type(plain).__mro__[-2].__name__)
plain.word = "a"
print(plain.word, vars(plain), hasattr(plain, "none"))
def use():
    own.customer += 1
    print(own.customer)
    try:
        plain.word
    except AttributeError as error:
        print(error)
    try:
        del own.none
    except AttributeError:
        print("AttributeError")
    del own.customer
other = threading.Thread(target=use, name="Other")
other.start()
other.join()
print(own.customer)
try:
    threading.local(1)
except TypeError as error:
    print(error)
import logging, decimal, copy
try:
    copy.copy(plain)
except TypeError as error:
    print(str(error)[:13])
"""

POOL = """
from concurrent.futures import CancelledError, ThreadPoolExecutor, TimeoutError
from threading import Event, enumerate
go = Event()
def make(what):
    go.wait()
    return what
def fail():
    raise ValueError("no")
pool = ThreadPoolExecutor(1)
first = pool.submit(make, "cake")
try:
    first.result(timeout=0.01)
except TimeoutError as error:
    print(repr(error))
failing = pool.submit(fail)
go.set()
print(first.result(), repr(failing.exception()))
try:
    failing.result()
except ValueError as error:
    print(repr(error))
pool.shutdown()
try:
    pool.submit(fail)
except RuntimeError as error:
    print(error)
with ThreadPoolExecutor(2, "Maker") as makers:
    print(list(makers.map(str, range(3))))
late = ThreadPoolExecutor(1)
go.clear()
futures = [late.submit(make, n) for n in range(3)]
while not futures[0].running():
    pass
go.set()
late.shutdown(cancel_futures=True)
print(futures[2].cancelled(), len(enumerate()))
try:
    futures[2].result()
except CancelledError as error:
    print(repr(error))
"""

FORK = """
import multiprocessing, threading, warnings
from concurrent.futures import ThreadPoolExecutor
warnings.simplefilter("ignore")
pool = ThreadPoolExecutor(1)
pool.submit(int).result()
held, go = threading.Event(), threading.Event()
def hold():
    with pool._work_queue._condition:
        held.set()
        go.wait()
holder = threading.Thread(target=hold)
holder.start()
held.wait()
child = multiprocessing.get_context("fork").Process(target=int)
child.start()
child.join(40)
print(child.exitcode)
child.kill()
go.set()
holder.join()
pool.shutdown()
"""


def plainly(run: Run) -> str:
    """Return what the script prints without the tracer."""
    script = str(run.directory / "program.py")
    return subprocess.run([sys.executable, script], stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout


class LocalTest(unittest.TestCase):
    """``threading.local``."""

    def test_reads_and_writes_of_each_thread(self) -> None:
        with Run(LOCAL) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(run.output, plainly(run))
            types = {one["name"]: one["type"] for one in run.log.objects.values()}
            self.assertEqual(types, {"own": "PerThread", "plain": "PerThread"})
            self.assertEqual(
                run.log.story("Other", "own"),
                ["wrote own 7 customer = 7", "read own 7 customer = 7", "wrote own 8 customer = 8", "read own 8 customer = 8"],
            )
            (missing,) = run.log.story("Other", "plain")
            self.assertEqual(missing, "raised plain AttributeError: '_thread._local' object has no attribute 'word'")
            self.assertIn("wrote plain word = 'a'", run.log.story("Main"))
            self.assertEqual(problems(run.log), [])

    def test_the_twin(self) -> None:
        twin = CATALOG / "thread-local.py"
        with Run(twin, knobs={**short_knobs(twin), "NOTE": "thread-local", "INIT": True}, variables=True) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(run.output, "My note says 0\n")
            self.assertEqual({one["name"]: one["type"] for one in run.log.objects.values()}, {"own": "PerThread"})
            story = ["wrote own customer = 0", "wrote own 101 customer = 101", "read own 101 customer = 101"]
            self.assertEqual(run.log.story("Clerk 1", "own")[:3], story)


class PoolTest(unittest.TestCase):
    """``ThreadPoolExecutor``."""

    def test_tasks_workers_and_results(self) -> None:
        with Run(POOL) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(run.output, plainly(run))
            self.assertEqual(problems(run.log), [])
            self.assertEqual(run.log.notes, [])
            names = [actor["name"] for actor in run.log.actors.values()]
            self.assertEqual(names, ["Main", "Worker 1", "Maker 1", *(["Maker 2"] if "Maker 2" in names else []), "Worker 1"])
            (wait,) = [event for event in run.log.find("waiting", actor="Main", object="pool") if event.timed]
            self.assertEqual(wait.value, 10_000)
            story = [text for text in run.log.story("Main", "pool") if not text.startswith("waiting")]
            self.assertEqual(
                story,
                ["put pool 1 cake", "raised pool TimeoutError", "put pool 1 fail", "received pool Worker 1 cake"]
                + ["raised pool Worker 1 ValueError: no"] * 2
                + ["closed pool", "raised pool RuntimeError: cannot schedule new futures after shutdown"],
            )
            worker = [text for text in run.log.story("Worker 1", "pool") if not text.startswith("waiting")]
            self.assertEqual(worker, ["taken pool cake", "done pool 1", "taken pool fail", "done pool", "raised pool queue.ShutDown"])

    def test_a_child_can_end_that_was_forked_while_a_task_was_put(self) -> None:
        with Run(FORK) as run:
            self.assertEqual((run.end(), run.output), (0, "0\n"), run.errors)

    def test_the_twin_with_each_cure(self) -> None:
        twin = CATALOG / "thread-pool-saturation.py"
        for cure, workers in (("none", {"Worker"}), ("second pool", {"Worker", "Maker"}), ("caller waits", {"Worker"})):
            with self.subTest(cure), Run(twin, knobs={**short_knobs(twin), "CURE": cure}) as run:
                self.assertEqual(run.end(), 0, run.errors)
                self.assertEqual(problems(run.log), [])
                gave_up = [event for event in run.log.find("raised") if event.text.startswith("TimeoutError")]
                self.assertEqual(len(gave_up), 3 if cure == "none" else 0)
                names = {actor["name"].split()[0] for actor in run.log.actors.values()}
                self.assertEqual(names - {"Main", "Caller"}, workers)
                ordered = {event.text for event in run.log.find("put") if event.actor.startswith("Worker")}
                self.assertEqual(ordered, {"part 1", "part 2", "part 3"})
                delivered = [event for event in run.log.find("received") if event.text in ordered]
                self.assertEqual(len(delivered), 0 if cure == "none" else 3)


if __name__ == "__main__":
    unittest.main()
