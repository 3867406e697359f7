"""A Jupyter kernel that is attached while it runs: its cells are traced."""

from __future__ import annotations

import re

from kernels import NotebookTest

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


SAYING = (
    "from threading import *\nfrom queue import Queue, Empty\nfrom time import sleep\nimport re",
    "def shown(lock):\n    return re.sub(r'0x[0-9a-f]+|owner=[0-9]+', '…', repr(lock))",
    "again = RLock()\nagain.acquire(), again.acquire()\nprint(shown(again), again._is_owned())\nagain.release(), again.release()",
    "again.release()",
    "flag = Event()\nprint(flag.is_set(), flag.wait(timeout=0.01))\nflag.set()\nflag.wait()",
    "both = Barrier(2)\nboth.wait(timeout=0.01)",
    "limit = BoundedSemaphore(2)\nwith limit:\n    print(limit._value)\nlimit.release()",
    "queue = Queue(2)\nqueue.put(100)\nprint(queue.qsize(), queue.get())\nqueue.get(timeout=0.01)",
    "local = Condition()\nwith local:\n    print(local.wait(0.01))\nlocal.notify()",
    "def count(n):\n    for _ in range(n):\n        sleep(0.001)\n    print(current_thread().name)\n",
    "counting = [Thread(target=count, args=(3,), name=f'C{n}') for n in range(3)]\nfor t in counting:\n    t.start()\n    t.join()",
    "print(shown(Lock()), isinstance(Lock(), type(again)))\nprint('bye')",
)


def _plain(error: str) -> str:
    """Return a traceback without what differs from one execution to the next."""
    return re.sub(r"In \[\d+\]", "In", COLOURS.sub("", error))


class CellTest(NotebookTest):
    def test_the_cells_of_a_notebook_are_the_program_and_their_threads_have_lanes(self) -> None:
        run = self.attach()
        self.kernel.run("from threading import Event, Thread\ndone = Event()\n\ndef work():\n    done.wait()\n    print('seen')")
        said = self.kernel.run("\n\nthread = Thread(target=work, name='Ann')\nthread.start()\ndone.set()\nthread.join()\n6 * 7")
        self.assertEqual((said["stdout"], said["result"]), ("seen\n", "42"))
        run.wait_for(lambda log: list(log.find("sleeping", text="until the next cell"))[2:])
        self.assertIn("# In [2]\nfrom threading import Event, Thread\n", run.log.transcript)
        self.assertIn("# In [3]\nthread = Thread(", run.log.transcript)
        (start,) = run.log.find("started", actor="Ann")
        self.assertEqual((start.peer, start.line), ("Main", self.line(run, "thread.start()")))
        (passed,) = run.log.find("passed", actor="Ann")
        self.assertEqual((passed.object, passed.line), ("done", self.line(run, "done.wait()")))
        (printed,) = run.log.find("printed")
        self.assertEqual((printed.actor, printed.text, printed.line), ("Ann", "seen", self.line(run, "print('seen')")))
        self.assertEqual({actor["name"] for actor in run.log.actors.values()}, {"Main", "Ann"})
        self.assertEqual([thing["name"] for thing in run.log.objects.values()], ["done"])
        self.assert_legal(run)

    def test_names_that_were_imported_before_and_objects_that_are_as_good_as_new_are_traced(self) -> None:
        made = (
            "from threading import Event, Lock, RLock\nfrom queue import Queue\nfrom time import sleep\n"
            "lock, locks, items, held, flag = Lock(), [RLock()], Queue(3), Lock(), Event()\nheld.acquire()\nflag.set()"
        )
        run = self.attach(made)
        self.kernel.run(
            "with lock, locks[0], Lock():\n    items.put(1)\nsleep(0.001)\nheld.release()\nflag.clear()\nitems.get()"
        )
        run.wait_for_event("taken")
        names = {thing["name"] for thing in run.log.objects.values()}
        self.assertEqual(names - {"items", "lock", "locks[0]"}, {name for name in names if name.startswith("Lock ")})
        self.assertEqual(run.log.story(object="items"), ["put items 1 1", "taken items 1"])
        self.assertEqual(len(list(run.log.find("sleeping", value=1000))), 1)
        self.assert_legal(run)

    def test_says_what_is_in_use_already(self) -> None:
        self.kernel.run("from threading import Event\nflag, other = Event(), Event()\nflag.set()")
        said = self.kernel.run(f"import syncline\nsyncline.watch({self.server.url!r})")
        self.assertEqual(said["stderr"], "syncline: in use already, and therefore not shown: flag\n")
        self.assertIn(f'<a href="{self.server.url}/runs/1"', said["html"])

    def test_tracebacks_are_those_of_the_cells_and_of_the_library(self) -> None:
        meet = "from threading import Barrier\ndef meet():\n    Barrier(2).wait(timeout=0.01)\nmeet()"
        cells = (meet, "1 +", "def f(:\n  pass", "Lock().release()", "[][1]")
        self.kernel.run("from threading import Lock")
        plain = [self.kernel.run(cell)["error"] for cell in cells]
        run = self.attach()
        traced = [self.kernel.run(cell)["error"] for cell in cells]
        self.assertEqual([_plain(error) for error in traced], [_plain(error) for error in plain])
        run.wait_for_event("raised", text="IndexError: list index out of range", line=self.line(run, "[][1]"))

    def test_cells_say_the_same_as_without_the_tracer(self) -> None:
        def outputs() -> list[tuple[str, str, str]]:
            said = [self.kernel.run(cell) for cell in SAYING]
            return [(one["stdout"], one["result"], _plain(one["error"])) for one in said]

        plain = outputs()
        run = self.attach()
        self.assertEqual(outputs(), plain)
        run.wait_for_event("printed", text="bye")
        self.assert_legal(run)

    def test_an_idle_kernel_and_silent_code_record_nothing(self) -> None:
        run = self.attach()
        run.wait_for_event("sleeping")
        before = len(run.log.events)
        self.kernel.end_of(self.kernel.client.execute("import threading\nvalue = len('abc')\nprint(value)", silent=True))
        self.kernel.client.complete("val", reply=True, timeout=60)
        self.kernel.run("pass")
        run.wait_for(lambda log: list(log.find("sleeping"))[1:])
        self.assertEqual([event.kind for event in run.log.events[before:]], ["resumed", "sleeping"])
        self.assertNotIn("value", run.log.transcript)

    def test_a_cell_that_was_started_with_fork_is_a_lane(self) -> None:
        run = self.attach()
        self.kernel.run(
            "import multiprocessing as mp\nlock = mp.get_context('fork').Lock()\ndef work():\n    with lock:\n        pass\n"
            "child = mp.get_context('fork').Process(target=work, name='Bob')\nchild.start()\nchild.join()"
        )
        (acquired,) = run.wait_for(lambda log: list(log.find("acquired", actor="Bob")))
        self.assertEqual((acquired.object, acquired.line), ("lock", self.line(run, "with lock")))
        run.wait_for_event("ended", actor="Bob", value=0)

    def test_a_long_cell_is_whole_and_a_notebook_that_is_too_long_goes_on_without_its_text(self) -> None:
        run = self.attach()
        long = "\n".join(f"x{number} = 'é€😀'" for number in range(2_000))
        self.kernel.run(f"{long}\nprint('end')")
        run.wait_for_event("printed", line=self.line(run, "print('end')"))
        self.assertIn(long, run.log.transcript)
        huge = "\n".join(["y = 1"] * 50_000)
        self.assertIn("too long", self.kernel.run(f"{huge}\nprint('huge')")["stderr"])
        self.assertEqual(run.wait_for_event("printed", text="huge").line, 0)
        self.assertEqual(self.kernel.run("print('more')")["stderr"], "")
        self.assertEqual(run.wait_for_event("printed", text="more").line, 0)
