"""The server can hold, step and pause a program, stop its clock, and move its knobs; a signal loses no lock."""

import unittest

from legality import problems
from server import Run

STEPS = """
import threading
lock = threading.Lock()
def work():
    with lock:
        pass
one = threading.Thread(target=work, name="One")
two = threading.Thread(target=work, name="Two")
one.start()
two.start()
one.join()
two.join()
"""

SLEEPER = """
import threading, time
lock = threading.Lock()
lock.acquire()
print("ready")
print({wait})
"""

WAITS = {
    "time.sleep(0.3)": "resumed",
    "lock.acquire(timeout=0.3)": "timedOut",
    "threading.Event().wait(0.3)": "timedOut",
    "threading.Semaphore(0).acquire(timeout=0.3)": "timedOut",
    "threading.Barrier(2).wait(0.3)": "timedOut",
    "__import__('queue').Queue().get(timeout=0.3)": "raised",
    "__import__('queue').SimpleQueue().get(timeout=0.3)": "raised",
    "threading.Barrier(2, timeout=0.3).wait()": "timedOut",
}


class ControlTest(unittest.TestCase):
    def test_does_one_operation_for_each_grant(self) -> None:
        with Run(STEPS, paused=True) as run:
            run.wait_for_event("held", actor="Main", text="start")
            run.grant("Main")
            run.wait_for_event("held", actor="One", text="acquire", object="lock", line=5)
            self.assertEqual(run.log.story("One"), ["started Main"])
            run.grant("One")
            run.wait_for_event("held", actor="One", text="release")
            self.assertEqual(run.log.story("One"), ["started Main", "acquired lock 1"])
            run.wait_for(lambda log: sum(1 for _ in log.find("held", actor="Main")) == 2)
            run.grant("Main")
            run.wait_for_event("held", actor="Two", text="acquire")
            run.grant("Two")
            run.wait_for_event("waiting", actor="Two", object="lock")
            run.grant("One")
            run.wait_for_event("acquired", actor="Two")
            run.proceed()
            self.assertEqual(run.end(), 0)
            self.assertEqual(problems(run.log), [])

    def test_ends_at_once_when_the_server_ends_while_an_actor_is_held(self) -> None:
        with Run(STEPS, paused=True) as run:
            run.wait_for_event("held", actor="Main")
            run.hang_up("Main")
            self.assertEqual(run.end(), 1)

    def test_only_a_wait_of_no_time_is_recorded_as_one_of_0(self) -> None:
        for seconds, micros in {"0": 0, "1e-9": 1, "0.000004": 4}.items():
            with self.subTest(seconds), Run(f"import time\ntime.sleep({seconds})\n") as run:
                self.assertEqual(run.end(), 0)
                self.assertEqual([event.value for event in run.log.find("sleeping")], [micros])

    def test_a_wait_with_a_timeout_stands_still_while_the_clock_does(self) -> None:
        for wait, end in WAITS.items():
            with self.subTest(wait), Run(SLEEPER.format(wait=wait)) as run:
                run.wait_for_event("printed", text="ready")
                run.wait_for(lambda log: any(log.find("waiting")) or any(log.find("sleeping")))
                run.pause()
                ticker = run.machine_time_passes(0.6)
                self.assertEqual([*run.log.find(end)], [], f"nothing ended after {ticker} s")
                run.proceed()
                run.wait_for_event(end)
                run.end()
                self.assertEqual(problems(run.log), [])

    def test_a_join_with_a_timeout_stands_still_too(self) -> None:
        source = (
            "import threading\nlock = threading.Lock()\nlock.acquire()\n"
            "t = threading.Thread(target=lock.acquire, name='T')\nt.start()\nt.join(0.3)\nprint(t.is_alive())\nlock.release()\n"
        )
        with Run(source) as run:
            run.wait_for_event("waiting", actor="Main")
            run.pause()
            run.machine_time_passes(0.6)
            self.assertEqual([*run.log.find("timedOut")], [])
            run.proceed()
            self.assertEqual(run.end(), 0)
            self.assertEqual(run.output, "True\n")
            self.assertEqual(problems(run.log), [])

    def test_in_a_controlled_run_an_actor_goes_on_after_its_wait_only_when_it_is_told(self) -> None:
        source = """
import threading
event, never = threading.Event(), threading.Lock()
never.acquire()
waiters = [threading.Thread(target=event.wait, name=name, daemon=True) for name in ("One", "Two")]
for waiter in waiters:
    waiter.start()
never.acquire()
"""
        with Run(source, console=True) as run:
            for actor in ("One", "Two", "Main"):
                run.wait_for_event("waiting", actor=actor)
            run.control()
            run.answer(id=1, object=run.object("event"), operation="set")
            for actor in ("One", "Two"):
                run.wait_for_event("ready", actor=actor)
            self.assertEqual([*run.log.find("passed")], [])
            run.grant("Two")
            run.wait_for_event("ended", actor="Two")
            self.assertEqual([*run.log.find("passed", actor="One")], [])
            run.grant("One")
            run.wait_for_event("ended", actor="One")
            run.stop()
            self.assertEqual(problems(run.log), [])

    def test_in_a_controlled_run_a_timeout_ends_when_the_server_says_so(self) -> None:
        source = """
import threading
event = threading.Event()
waiters = [threading.Thread(target=event.wait, args=(seconds,), name=name) for seconds, name in ((1000, "Soon"), (2000, "Late"))]
for waiter in waiters:
    waiter.start()
"""
        with Run(source) as run:
            for actor in ("Soon", "Late"):
                run.wait_for_event("waiting", actor=actor)
            run.control()
            run.rush()
            run.machine_time_passes(0.2)
            self.assertEqual([*run.log.find("timedOut")], [])
            run.be_time("Late")
            run.wait_for_event("ended", actor="Late")
            self.assertEqual([event.actor for event in run.log.find("timedOut")], ["Late"])
            run.stop()

    def test_a_knob_that_is_moved_changes_the_constant(self) -> None:
        source = "import time\nLIMIT = 0\nwhile not LIMIT:\n    time.sleep(0.01)\nprint(LIMIT)\n"
        with Run(source) as run:
            run.wait_for_event("sleeping")
            run.move_knobs(LIMIT=7)
            self.assertEqual(run.end(), 0)
            self.assertEqual(run.output, "7\n")

    def test_a_signal_ends_each_wait_by_a_keyboard_interrupt(self) -> None:
        waits = [
            "time.sleep(60)",
            "lock.acquire()",
            "lock.acquire(timeout=60)",
            "threading.Event().wait()",
            "threading.Event().wait(60)",
            "__import__('queue').SimpleQueue().get()",
        ]
        for wait in waits:
            source = SLEEPER.format(wait=wait).replace("print(" + wait, "try:\n    print(" + wait)
            source += "except KeyboardInterrupt:\n    print('interrupted')\n"
            with self.subTest(wait), Run(source) as run:
                run.wait_for(lambda log: any(log.find("waiting")) or any(log.find("sleeping")))
                run.interrupt()
                self.assertEqual(run.end(), 0, run.errors)
                self.assertEqual(run.output, "ready\ninterrupted\n")
                self.assertEqual(problems(run.log), [])

    def test_a_signal_loses_no_lock(self) -> None:
        source = """
import threading, sys
lock, rlock = threading.Lock(), threading.RLock()
for _ in range(60):
    try:
        print("next")
        while True:
            with lock:
                pass
            with rlock:
                pass
    except KeyboardInterrupt:
        if lock.locked() or not rlock.acquire(timeout=5):
            sys.exit("a lock was lost")
        rlock.release()
"""
        with Run(source) as run:
            for number in range(1, 61):
                run.wait_for(lambda log, number=number: sum(1 for _ in log.find("printed")) >= number)
                run.interrupt()
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(problems(run.log), [])


if __name__ == "__main__":
    unittest.main()
