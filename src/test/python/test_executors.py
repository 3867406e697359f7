"""Pools of processes of ``concurrent.futures``, and what is done with futures of threads and of processes."""

import os
import signal
import textwrap
import unittest

from legality import problems
from server import Run

METHODS = ("fork", "spawn", "forkserver")

_TASKS = '''\
import multiprocessing, os, sys, time
from concurrent.futures import *
from concurrent.futures.process import BrokenProcessPool

def bake(what):
    return what + "!"

def add(a, b):
    return a + b

def fail():
    raise ValueError("no")

def wait_for(event):
    event.wait()

def sleep(seconds):
    time.sleep(seconds)

'''


def program(main: str) -> str:
    body = "context = multiprocessing.get_context(sys.argv[1])\n" + textwrap.dedent(main)
    return f'{_TASKS}if __name__ == "__main__":\n{textwrap.indent(body, "    ")}'


RESULTS = program(
    """
    with ProcessPoolExecutor(2, context) as pool:
        first = pool.submit(bake, "cake")
        print(first.result(), pool.submit(add, 1, b=2).result(), first.result())
        print(list(pool.map(add, range(4), range(4), chunksize=2)))
        breads = [pool.submit(bake, f"bread {n}") for n in range(3)]
        print(sorted(bread.result() for bread in as_completed(breads)))
        print(len(wait([pool.submit(bake, "pie")]).done))
        try:
            pool.submit(fail).result()
        except ValueError as error:
            print(repr(error))
    try:
        pool.submit(fail)
    except RuntimeError as error:
        print(error)
    """
)

BROKEN = program(
    """
    never = context.Manager().Event()
    pool = ProcessPoolExecutor(1, context)
    tasks = [pool.submit(wait_for, never) for _ in range(2)]
    for task in as_completed(tasks):
        print(type(task.exception()).__name__)
    try:
        pool.submit(fail)
    except BrokenProcessPool as error:
        print("broken")
    pool.shutdown()
    """
)

CANCELLED = program(
    """
    manager = context.Manager()
    go = manager.Event()
    pool = ProcessPoolExecutor(1, context)
    tasks = [pool.submit(wait_for, go)] + [pool.submit(bake, f"cake {n}") for n in range(6)]
    print(tasks[4].cancel(), tasks[4].cancel(), tasks[4].cancelled())
    pool.shutdown(wait=False, cancel_futures=True)
    go.set()
    try:
        tasks[6].result()
    except CancelledError as error:
        print(repr(error))
    pool.shutdown()
    """
)

REFUSED = program(
    """
    with ProcessPoolExecutor(1, context) as pool:
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print(type(error).__name__)
        print(pool.submit(bake, "cake").result())
    """
)

TIMEOUTS = {
    "list(as_completed([task], timeout=0.3))": "timedOut",
    "len(wait([task], timeout=0.3).done)": "timedOut",
    "task.result(timeout=0.3)": "raised",
    "list(pool.map(sleep, [9], timeout=0.3))": "raised",
}
POOLS = {"ThreadPoolExecutor(2)": "threads", "ProcessPoolExecutor(2, context)": "processes"}


class ProcessPoolTest(unittest.TestCase):
    """``ProcessPoolExecutor`` with each way to start its workers."""

    def play(self, source: str, method: str, output: str) -> Run:
        with Run(source, arguments=[method]) as run:
            self.assertEqual((run.end(), run.output), (0, output), run.errors)
            self.assertEqual(problems(run.log), [], run.log.text())
            self.assertEqual(run.log.notes, [])
            self.assertEqual(run.log.not_ended(), [])
        return run

    def assert_all_done(self, run: Run) -> None:
        texts = {kind: sorted(event.text for event in run.log.find(kind, object="pool")) for kind in ("put", "taken")}
        self.assertEqual(texts["put"], texts["taken"])
        self.assertEqual(len(list(run.log.find("done", object="pool"))), len(texts["put"]))

    def test_tasks_are_put_taken_and_done_and_their_results_are_received(self) -> None:
        output = (
            "cake! 3 cake!\n[0, 2, 4, 6]\n['bread 0!', 'bread 1!', 'bread 2!']\n1\nValueError('no')\n"
            "cannot schedule new futures after shutdown\n"
        )
        for method in METHODS:
            with self.subTest(method):
                run = self.play(RESULTS, method, output)
                self.assert_all_done(run)
                names = sorted(actor["name"] for actor in run.log.actors.values())
                self.assertEqual(names, ["Main", "Worker 1", "Worker 2"])
                put = [event.text for event in run.log.find("put", object="pool")]
                breads = ["bread 0", "bread 1", "bread 2"]
                self.assertEqual(put, ["cake", "1", "[(0, 0), (1, 1)]", "[(2, 2), (3, 3)]", *breads, "pie", "fail"])
                received = [event.text for event in run.log.find("received", actor="Main") if event.peer.startswith("Worker")]
                self.assertEqual(received[:5], ["cake!", "3", "cake!", "[0, 2]", "[4, 6]"])
                self.assertEqual({event.actor for event in run.log.find("taken")} - {"Worker 1", "Worker 2"}, set())
                self.assertEqual({event.peer for event in run.log.find("taken")}, {"Main"})
                story = run.log.story("Main")
                joined = [line for line in story if line.startswith("passed Worker")]
                self.assertEqual(joined, ["passed Worker 1 Worker 1", "passed Worker 2 Worker 2"])
                self.assertIn("raised pool RuntimeError: cannot schedule new futures after shutdown", story)
                raised = [event for event in run.log.find("raised") if event.text == "ValueError: no"]
                self.assertTrue(raised[0].peer.startswith("Worker"))

    def test_a_killed_worker_breaks_it_and_every_wait_ends(self) -> None:
        output = "BrokenProcessPool\nBrokenProcessPool\nbroken\n"
        for method in METHODS:
            with self.subTest(method), Run(BROKEN, arguments=[method]) as run:
                run.wait_for_event("waiting", actor="Main", object="pool")
                run.wait_for_event("taken", actor="Worker 1")
                os.kill(next(run.log.find("started", actor="Worker 1")).value, signal.SIGKILL)
                self.assertEqual((run.end(), run.output), (0, output), run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                self.assertEqual(next(run.log.find("ended", actor="Worker 1")).value, -9)
                self.assertEqual(list(run.log.find("signalled", peer="Worker 1")), [])
                raised = [event.text.partition(":")[0] for event in run.log.find("raised", actor="Main", object="pool")]
                self.assertEqual(raised, ["BrokenProcessPool"] * 3)

    def test_cancelled_tasks_are_taken_back(self) -> None:
        for method in METHODS:
            with self.subTest(method):
                run = self.play(CANCELLED, method, "True True True\nCancelledError()\n")
                self.assert_all_done(run)
                taken_back = [event.text for event in run.log.find("taken", actor="Main", object="pool")]
                self.assertEqual((taken_back[0], taken_back[-1]), ("cake 3", "cake 5"))
                self.assertEqual(len(list(run.log.find("closed", object="pool"))), 1)

    def test_a_task_that_cannot_be_pickled_is_taken_back(self) -> None:
        run = self.play(REFUSED, "fork", "PicklingError\ncake!\n")
        self.assert_all_done(run)
        self.assertEqual([event.text for event in run.log.find("taken", actor="Main")], ["<lambda>"])


class TimeoutTest(unittest.TestCase):
    """Timeouts of futures are measured by the clock of the run."""

    def test_they_stand_still_during_a_pause(self) -> None:
        for pool, label in POOLS.items():
            for call, kind in TIMEOUTS.items():
                main = f"""
                    go = context.Event()
                    with {pool} as pool:
                        task = pool.submit(sleep, 0.6)
                        try:
                            print({call})
                        except TimeoutError as error:
                            print("TimeoutError")
                    """
                with self.subTest(call, pool=label), Run(program(main), arguments=["fork"]) as run:
                    run.wait_for_event("waiting", actor="Main", object="pool")
                    run.pause()
                    run.machine_time_passes(0.5)
                    self.assertEqual(list(run.log.find(kind, actor="Main")), [])
                    run.proceed()
                    self.assertEqual(run.end(), 0, run.errors)
                    self.assertIn(kind, [event.kind for event in run.log.events if event.actor == "Main" and event.object == "pool"])
                    self.assertEqual(problems(run.log), [], run.log.text())


if __name__ == "__main__":
    unittest.main()
