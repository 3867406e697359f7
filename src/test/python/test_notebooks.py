"""A Jupyter kernel that is attached while it runs: its cells are traced, and nothing breaks when there is no server."""

from __future__ import annotations

import re
import unittest

import legality
from kernels import Kernel, NotebookRun, Server, needs_kernel

LOAD = "%load_ext syncline"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@needs_kernel
class NotebookTest(unittest.TestCase):
    server: Server
    kernel: Kernel

    def setUp(self) -> None:
        self.server = Server()
        self.addCleanup(self.server.close)
        self.kernel = Kernel()
        self.addCleanup(self.kernel.close)

    def attach(self, *before: str) -> NotebookRun:
        for cell in before:
            self.assertEqual(self.kernel.run(cell)["error"], "")
        said = self.kernel.run(f"{LOAD}\n%syncline {self.server.url}")
        self.assertEqual(said["error"], "")
        return self.server.runs[-1]

    def line(self, run: NotebookRun, text: str) -> int:
        """Return the last line of the notebook that has this text in it."""
        lines = run.log.transcript.splitlines()
        return max(number for number, line in enumerate(lines, 1) if text in line)

    def assert_legal(self, run: NotebookRun) -> None:
        self.assertEqual(legality.problems(run.log), [])
        self.assertEqual(run.log.notes, [])


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
        cells = ("from threading import Barrier\ndef meet():\n    Barrier(2).wait(timeout=0.01)\nmeet()", "1 +", "def f(:\n  pass", "[][1]")
        plain = [self.kernel.run(cell)["error"] for cell in cells]
        run = self.attach()
        traced = [self.kernel.run(cell)["error"] for cell in cells]
        self.assertEqual(*([re.sub(r"In \[\d+\]", "In", COLOURS.sub("", error)) for error in errors] for errors in (plain, traced)))
        run.wait_for_event("raised", text="IndexError: list index out of range", line=self.line(run, "[][1]"))

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


class RunTest(NotebookTest):
    def test_off_ends_the_run_and_another_one_begins_with_what_is_known(self) -> None:
        first = self.attach("from threading import Event, Lock")
        self.kernel.run("lock, flag = Lock(), Event()\nwith lock:\n    flag.set()")
        self.assertIn("the run has ended", self.kernel.run("%syncline off")["stderr"])
        self.assertTrue(first.was_stopped)
        self.kernel.run("with lock:\n    print('unseen')")
        self.assertIn("no run is going on", self.kernel.run("%syncline off")["stderr"])
        said = self.kernel.run(f"%syncline {self.server.url}")
        self.assertIn("not shown: flag", said["stderr"])
        self.assertIn("/runs/2", said["result"])
        self.assertIn("/runs/2", self.kernel.run(f"%syncline {self.server.url}")["result"])
        self.kernel.run("with lock:\n    flag.clear()\nprint('seen')")
        second = self.server.runs[1]
        second.wait_for_event("printed", text="seen")
        self.assertEqual(second.log.story(object="lock"), ["acquired lock 1", "released lock"])
        self.assertEqual([thing["name"] for thing in second.log.objects.values()], ["lock"])
        self.assertNotIn("unseen", first.log.text())
        for run in self.server.runs:
            self.assert_legal(run)

    def test_without_a_server_it_says_so_and_goes_on(self) -> None:
        said = self.kernel.run(f"{LOAD}\n%syncline http://127.0.0.1:1\nprint('on')")
        self.assertEqual(said["stderr"], "syncline: there is no server at http://127.0.0.1:1; the notebook goes on without the tracer\n")
        self.assertEqual((said["stdout"], said["error"]), ("on\n", ""))

    def test_the_kernel_and_its_threads_go_on_when_the_server_dies_and_can_be_attached_again(self) -> None:
        run = self.attach()
        self.kernel.run(
            "import threading\nlock, stop, count = threading.Lock(), False, 0\n"
            "def work():\n    global count\n    while not stop:\n        with lock:\n            count += 1\n"
            "threads = [threading.Thread(target=work) for _ in range(3)]\nfor thread in threads:\n    thread.start()"
        )
        run.wait_for_event("released")
        run.leave()
        run._reading.join()
        said = self.kernel.run("stop = True\nfor thread in threads:\n    thread.join()\nprint(count > 0)")
        self.assertEqual((said["stdout"], said["error"]), ("True\n", ""))
        self.assertIn("/runs/2", self.kernel.run(f"%syncline {self.server.url}")["result"])
        self.kernel.run("with lock:\n    print('again')")
        self.server.runs[1].wait_for_event("released", object="lock")
        self.assert_legal(self.server.runs[1])

    def test_the_end_of_the_kernel_ends_the_run(self) -> None:
        run = self.attach()
        self.kernel.end()
        run.wait_for_end()
        self.assertEqual([event.kind for event in run.log.events if event.actor == "Main"][-1], "ended")

    def test_unloading_the_extension_ends_the_run(self) -> None:
        run = self.attach()
        self.assertIn("the run has ended", self.kernel.run("%unload_ext syncline")["stderr"])
        self.assertTrue(run.was_stopped)
        self.assertIn("%syncline", COLOURS.sub("", self.kernel.run("%syncline")["stderr"]))


class InterruptTest(NotebookTest):
    INTERRUPTS = 30

    def test_an_interrupt_of_a_loop_over_a_lock_leaves_it_free(self) -> None:
        self.attach("from threading import Lock, RLock")
        self.kernel.run("lock, rlock, held = Lock(), RLock(), 0")
        for number in range(self.INTERRUPTS):
            kind = ("lock", "rlock")[number % 2]
            cell = self.kernel.begin(f"print('begun', flush=True)\nwhile True:\n    with {kind}:\n        pass")
            self.assertIn("begun", self.kernel.next_output())
            self.kernel.manager.interrupt_kernel()
            self.assertIn("KeyboardInterrupt", self.kernel.end_of(cell)["error"])
            free = self.kernel.run(f"{kind}.acquire(False) and not {kind}.release()")
            self.assertEqual((free["error"], free["result"]), ("", "True"))

    def test_a_wait_without_end_can_be_interrupted(self) -> None:
        run = self.attach("from threading import Event")
        cell = self.kernel.begin("Event().wait()")
        run.wait_for_event("waiting")
        self.kernel.manager.interrupt_kernel()
        self.assertIn("KeyboardInterrupt", self.kernel.end_of(cell)["error"])
        run.wait_for_event("raised", text="KeyboardInterrupt")
        self.assertEqual(self.kernel.run("print(1)")["stdout"], "1\n")
