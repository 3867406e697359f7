"""Each operation records the same events, in the same order, as the primitives of the Java engine."""

import unittest
from typing import Any

from legality import problems
from server import Run

PROLOGUE = "import threading, queue, time\nfrom threading import *\n"


class PrimitivesTest(unittest.TestCase):
    def story(self, source: str, **which: Any) -> "list[str]":
        with Run(PROLOGUE + source) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(problems(run.log), [])
            self.assertEqual(run.log.notes, [], "an anchor was not found")
            return run.log.story(**which)

    def test_a_wait_for_a_condition_releases_all_levels_and_takes_them_again(self) -> None:
        source = "c = Condition()\nwith c:\n    with c:\n        c.wait(0.01)\n"
        self.assertEqual(
            self.story(source, actor="Main")[1:-1],
            [
                "acquired c.lock 1",
                "acquired c.lock 2",
                "released c.lock",
                "waiting c 10000",
                "timedOut c",
                "acquired c.lock 2",
                "released c.lock 1",
                "released c.lock",
            ],
        )

    def test_a_notified_actor_is_woken_and_then_waits_for_the_lock(self) -> None:
        source = """
c = Condition(Lock())
def wait():
    with c:
        ready.release()
        c.wait()
ready = Semaphore(0)
t = Thread(target=wait, name="T")
t.start()
ready.acquire()
with c:
    c.notify()
t.join()
"""
        self.assertEqual(self.story(source, object="c"), ["waiting c 1", "notified c 1", "woken c"])

    def test_a_condition_that_is_not_owned_refuses(self) -> None:
        source = "c = Condition()\ntry:\n    c.notify()\nexcept RuntimeError:\n    pass\n"
        self.assertEqual(self.story(source, object="c"), ["raised c RuntimeError: cannot notify on un-acquired lock"])

    def test_a_semaphore_counts_its_permits(self) -> None:
        source = "s = BoundedSemaphore(2)\ns.acquire()\nwith s:\n    s.acquire(blocking=False)\ns.release()\n"
        source += "try:\n    s.release()\nexcept ValueError:\n    pass\n"
        self.assertEqual(
            self.story(source, object="s"),
            [
                "acquired s 1",
                "acquired s",
                "timedOut s",
                "released s 1",
                "released s 2",
                "raised s ValueError: Semaphore released too many times",
            ],
        )

    def test_an_event_is_set_passed_and_cleared(self) -> None:
        source = "e = Event()\ne.wait(0.01)\ne.set()\ne.wait()\ne.clear()\n"
        self.assertEqual(self.story(source, object="e"), ["waiting e 10000", "timedOut e", "set e", "passed e", "cleared e"])

    def test_a_barrier_lets_all_pass_or_breaks(self) -> None:
        source = """
b = Barrier(2)
t = Thread(target=b.wait, name="T")
t.start()
b.wait()
t.join()
try:
    b.wait(0.01)
except BrokenBarrierError:
    b.reset()
"""
        story = self.story(source, object="b")
        self.assertEqual(sorted(story[:5]), sorted(["arrived b", "waiting b 1", "arrived b 1", "passed b 1", "passed b"]))
        self.assertEqual(
            story[5:],
            ["arrived b", "waiting b 10000", "timedOut b", "broke b", "raised b threading.BrokenBarrierError", "reset b"],
        )

    def test_a_queue_counts_its_items_and_tasks(self) -> None:
        source = """
q = queue.Queue(1)
q.put("a")
try:
    q.put("b", timeout=0.01)
except queue.Full:
    q.get()
q.task_done()
q.join()
try:
    q.get_nowait()
except queue.Empty:
    pass
"""
        self.assertEqual(
            self.story(source, object="q"),
            [
                *("put q 1 a", "waiting q 10000 waits for room: the queue is full", "raised q queue.Full"),
                *("taken q a", "done q", "done q", "raised q queue.Empty"),
            ],
        )

    def test_a_queue_says_for_what_an_actor_waits(self) -> None:
        source = """
q = queue.Queue()
q.put("a")
thread = Thread(target=q.join, name="Ann")
thread.start()
while not q.all_tasks_done._waiters:
    pass
q.get()
q.task_done()  # from here on Ann can go on, even if all others wait for items
thread.join()
"""
        self.assertEqual(
            self.story(source, object="q"), ["put q 1 a", "waiting q 1 waits until all tasks are done", "taken q a", "done q", "done q"]
        )

    def test_a_timer_that_is_cancelled_is_set(self) -> None:
        source = "t = Timer(60, print)\nt.start()\nwhile not t.finished._cond._waiters:\n    pass\nt.cancel()\nt.join()\n"
        self.assertEqual(self.story(source, object="t"), ["waiting t 60000000", "set t 1", "passed t", "set t"])

    def test_objects_have_the_names_that_the_script_gives_them(self) -> None:
        source = """
class Account:
    def __init__(self):
        self.lock = Lock()
account = Account()
forks = [Lock(), Lock()]
table = {"x": Lock()}
def take(first):
    first.acquire()
account.lock.acquire()
take(forks[1])
table["x"].acquire()
"""
        self.assertEqual(
            self.story(source, actor="Main")[1:-1], ["acquired account.lock 1", "acquired forks[1] 1", "acquired table['x'] 1"]
        )


if __name__ == "__main__":
    unittest.main()
