"""What clients of a manager wait for, by which clock, and that they pass the gate before they ask."""

import textwrap
import unittest
from typing import Any

from legality import problems
from server import Run

METHODS = ("fork", "spawn")

_PROGRAM = """\
import multiprocessing, queue, sys, threading

def work(shared, lock):
    with lock:
        shared["n"] += 1

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    manager = context.Manager()
{main}
"""

WAITS = {
    "manager.Event().wait(0.3)": "event",
    "manager.Queue().get(timeout=0.3)": "get",
    "manager.Queue(1).put(1) or full(manager.Queue(1))": "put",
    "held(manager.Lock()).acquire(timeout=0.3)": "lock",
    "by_another(manager.RLock()).acquire(timeout=0.3)": "rlock",
    "held(manager.Semaphore(1)).acquire(True, 0.3)": "semaphore",
    "held(manager.Condition()).wait(0.3)": "condition",
    "held(manager.Condition()).wait_for(bool, 0.3)": "wait_for",
    "by_another(manager.Condition()).acquire(timeout=0.3)": "lock of a condition",
    "manager.Barrier(2).wait(0.3)": "barrier",
}

_HELPERS = """
def held(thing):
    thing.acquire()
    return thing
def by_another(thing):
    thing.acquire()  # the manager has a thread for this one now, whose number is not that of the other
    thing.release()
    other = threading.Thread(target=thing.acquire, name="Other")
    other.start()
    other.join()
    return thing
def full(items):
    items.put(1)
    items.put(2, timeout=0.3)
"""

REQUESTS = """
shared = manager.dict(n=1)
lock = manager.Lock()
child = context.Process(target=work, args=(shared, lock), name="Child")
child.start()
child.join()
print(shared["n"], dict(shared.items()), [key for key in shared])
value = manager.Value("i", 3)
value.value += 1
space = manager.Namespace(n=2)
space.n = space.n + value.value
print(space.n, list(manager.list([1, 2])))
manager.shutdown()
"""


def program(main: str) -> str:
    return _PROGRAM.format(main=textwrap.indent(textwrap.dedent(main), "    "))


class ManagerTest(unittest.TestCase):
    """Managers of each kind of start."""

    def test_timeouts_stand_still_during_a_pause(self) -> None:
        for number, (wait, label) in enumerate(WAITS.items()):
            errors = "queue.Empty, queue.Full, threading.BrokenBarrierError"
            source = program(f"{_HELPERS}\ntry:\n    {wait}\nexcept ({errors}):\n    pass\nprint('over')")
            method = METHODS[number % len(METHODS)]
            with self.subTest(label), Run(source, arguments=[method]) as run:
                run.wait_for(lambda log: [event for event in log.find("waiting", actor="Main") if event.timed])
                run.pause()
                run.machine_time_passes(0.6)
                self.assertEqual(list(run.log.find("printed")), [])
                run.proceed()
                self.assertEqual((run.end(), run.output), (0, "over\n"), run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                lanes = {actor["name"] for actor in run.log.actors.values()}
                self.assertEqual(lanes - {"Other"}, {"Main", "manager"})

    def test_what_the_manager_raises_is_raised_once(self) -> None:
        source = program("try:\n    manager.Queue().get(timeout=0.01)\nexcept queue.Empty:\n    pass")
        with Run(source, arguments=["fork"]) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(run.log.story("Main")[-2:], ["raised manager queue.Empty", "ended"])

    def test_each_request_passes_the_gate(self) -> None:
        for method in METHODS:
            with self.subTest(method), Run(program(REQUESTS), paused=True, arguments=[method]) as run:
                _grant_everything(run)
                self.assertEqual((run.end(), run.output), (0, "2 {'n': 2} ['n']\n6 [1, 2]\n"), run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                requests = list(run.log.find("sent", peer=""))
                self.assertGreater(len(requests), 15)
                self.assertEqual({event.actor for event in requests}, {"Main", "Child"})
                for actor in ("Main", "Child"):
                    passed = sorted((event.nanos, event.kind, event.text) for event in [*run.log.held, *requests] if event.actor == actor)
                    for before, after in zip(passed, passed[1:]):
                        if after[1] == "sent":
                            self.assertEqual(before[1], "held", after)


def _grant_everything(run: Run) -> None:
    """Let each actor that is held at the gate go on, until the main thread has ended."""
    granted = 0

    def news(log: Any) -> bool:
        return len(log.held) > granted or any(log.find("ended", actor="Main"))

    while not any(run.log.find("ended", actor="Main")):
        run.wait_for(news)
        while granted < len(run.log.held):
            run.grant(run.log.held[granted].actor_id)
            granted += 1


if __name__ == "__main__":
    unittest.main()
