"""Runs of a notebook begin and end, with a server and without one, and the kernel goes on."""

from __future__ import annotations

from kernels import LOAD, NotebookTest


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
        self.assertIn("the run has ended on the server; the notebook goes on without the tracer", said["stderr"])
        self.assertEqual(self.kernel.run("print('on')"), {**said, "stdout": "on\n", "stderr": ""})
        self.assertIn("/runs/2", self.kernel.run(f"%syncline {self.server.url}")["result"])
        self.kernel.run("with lock:\n    print('again')")
        self.server.runs[1].wait_for_event("released", object="lock")
        self.assert_legal(self.server.runs[1])

    def test_a_timeout_that_began_before_is_over_in_time(self) -> None:
        run = self.attach(
            "import threading\nnever = threading.Condition()\n"
            "def wait():\n    with never:\n        never.wait_for(lambda: False, timeout=2)\n"
            "waiter = threading.Thread(target=wait)\nwaiter.start()"
        )
        self.assertEqual(self.kernel.run("waiter.join(30)\nprint(waiter.is_alive())")["stdout"], "False\n")
        self.assert_legal(run)

    def test_the_end_of_the_kernel_ends_the_run(self) -> None:
        run = self.attach()
        self.kernel.end()
        run.wait_for_end()
        self.assertEqual([event.kind for event in run.log.events if event.actor == "Main"][-1], "ended")

    def test_the_user_can_type_into_the_notebook_while_a_cell_waits(self) -> None:
        run = self.attach("from threading import Event\nflag = Event()")
        cell = self.kernel.begin("flag.wait()")
        run.wait_for_event("waiting", actor="Main")
        self.assertEqual(run.type("print(flag.is_set())\nflag.set()"), "")
        self.assertEqual(self.kernel.end_of(cell)["result"], "True")
        run.wait_for_event("printed", actor="You", text="False")
        run.wait_for_event("passed", actor="Main", object="flag")
        self.assert_legal(run)

    def test_unloading_the_extension_ends_the_run(self) -> None:
        run = self.attach()
        self.assertIn("the run has ended", self.kernel.run("%unload_ext syncline")["stderr"])
        self.assertTrue(run.was_stopped)
        self.assertIn("%syncline", self.kernel.run("%syncline")["stderr"])


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
