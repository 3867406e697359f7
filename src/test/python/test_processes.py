"""What each operation between processes records, for each way to start them."""

import textwrap
import unittest

from legality import problems
from server import Run

METHODS = ("fork", "spawn", "forkserver")

_PROGRAM = """\
import multiprocessing
import sys
{imports}

def child({names}):
{child}

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
{make}
    process = context.Process(target=child, args=({names}), name="Child")
    process.start()
{main}
    process.join()
    print("exit code", process.exitcode)
"""


def program(names: str, make: str, child: str, main: str = "pass", imports: str = "") -> str:
    def indented(lines: str) -> str:
        return textwrap.indent(textwrap.dedent(lines).strip("\n"), "    ")

    return _PROGRAM.format(
        imports=imports, names=names + ",", make=indented(make), child=indented(child), main=indented(main)
    )


class OperationTest(unittest.TestCase):
    """The story of an object, which is the same for each way to start a process."""

    def play(self, source: str, expected: "dict[str, list[str]]", output: str = "exit code 0\n") -> None:
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                status = run.end()
                self.assertEqual((status, run.errors), (0, ""))
                self.assertEqual(run.output, output)
                self.assertEqual(problems(run.log), [], run.log.text())
                self.assertEqual(run.log.notes, [])
                self.assertEqual(run.log.not_ended(), [])
                for name, story in expected.items():
                    self.assertEqual(run.log.story(object=name), story, run.log.text())

    def test_a_lock_is_acquired_and_released_and_refuses_one_release_too_many(self) -> None:
        child = """
            with lock:
                pass
            lock.acquire(timeout=1)
            lock.release()
            try:
                lock.release()
            except ValueError:
                print("refused", flush=True)
            """
        story = ["acquired lock 1", "released lock"] * 2 + ["raised lock ValueError: semaphore or lock released too many times"]
        self.play(program("lock", "lock = context.Lock()", child), {"lock": story}, "refused\nexit code 0\n")

    def test_a_held_lock_is_waited_for(self) -> None:
        make = "lock = context.Lock()\nready = context.Event()\nlock.acquire()"
        child = "ready.set()\nprint(lock.acquire(timeout=0.1), lock.acquire(False), flush=True)"
        waits = "waiting lock 100000 waits for the lock: somebody holds it"  # its timeout in microseconds
        story = ["acquired lock 1", waits, "timedOut lock", "timedOut lock"]
        self.play(program("lock, ready", make, child, "ready.wait()"), {"lock": story}, "False False\nexit code 0\n")

    def test_an_rlock_counts_its_levels(self) -> None:
        child = "with lock:\n    with lock:\n        pass"
        story = ["acquired lock 1", "acquired lock 2", "released lock 1", "released lock"]
        self.play(program("lock", "lock = context.RLock()", child), {"lock": story})

    def test_semaphores_say_how_many_permits_come_back(self) -> None:
        make = "free = context.Semaphore(1)\nbounded = context.BoundedSemaphore(1)"
        child = "free.release()\nfree.acquire()\nbounded.acquire()\nbounded.release()"
        expected = {"free": ["released free 1", "acquired free"], "bounded": ["acquired bounded", "released bounded 1"]}
        self.play(program("free, bounded", make, child), expected)

    def test_an_event_lets_pass_who_waits(self) -> None:
        child = "event.wait()\nevent.clear()\nprint(event.wait(0.05), flush=True)"
        source = program("event", "event = context.Event()\nevent.set()", child)
        waits = "waiting event 50000 waits for the event to be set"
        self.play(source, {"event": ["set event", "passed event", "cleared event", waits, "timedOut event"]}, "False\nexit code 0\n")

    def test_a_condition_gives_up_its_lock_while_it_waits(self) -> None:
        make = "condition = context.Condition()\ncondition.acquire()"
        main = "print(condition.wait(), flush=True)\ncondition.release()"
        child = "with condition:\n    condition.notify()"
        story = ["waiting condition waits to be notified: it has given up the lock", "notified condition 1", "woken condition"]
        self.play(program("condition", make, child, main), {"condition": story}, "True\nexit code 0\n")

    def test_a_barrier_is_passed_by_all(self) -> None:
        source = program("barrier", "barrier = context.Barrier(2)", "barrier.wait()", "barrier.wait()")
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual(run.end(), 0, run.errors)
                self.assertEqual(problems(run.log), [])
                kinds = sorted(event.kind for event in run.log.events if event.object == "barrier")
                self.assertEqual(kinds, ["arrived", "arrived", "passed", "passed", "waiting"])

    def test_items_go_through_a_queue_and_its_pipe(self) -> None:
        child = "queue.put((1, 'x'))\nqueue.put(Item())"
        main = "queue.get()\nprint(type(queue.get()).__name__, flush=True)"
        source = program("queue", "queue = context.Queue()", child, main, "class Item: pass")
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual(run.end(), 0, run.errors)
                self.assertEqual(run.output, "Item\nexit code 0\n")
                self.assertEqual(problems(run.log), [], run.log.text())
                items = {kind: [event.text for event in run.log.find(kind)] for kind in ("put", "sent", "taken", "received")}
                self.assertEqual(set(map(tuple, items.values())), {("(1, 'x')", "Item")})
                self.assertEqual({event.actor for event in run.log.find("sent")}, {"Child feeder"})

    def test_an_item_that_cannot_be_pickled_is_dropped_by_the_feeder(self) -> None:
        main = "queue.put(lambda: 1)\nqueue.put('next')\nprint(queue.get(), flush=True)"
        source = program("x", "x = 0\nqueue = context.Queue(1)", "pass", main)
        with Run(source, arguments=["fork"]) as run:
            self.assertEqual((run.end(), run.output), (0, "next\nexit code 0\n"), run.errors)
            self.assertEqual(problems(run.log), [], run.log.text())
            taken = [(event.actor, event.text) for event in run.log.find("taken")]
            self.assertEqual(taken, [("Main feeder", "<lambda>"), ("Main", "next")])

    def test_a_joinable_queue_waits_for_its_tasks(self) -> None:
        make = "queue = context.JoinableQueue(2)\nqueue.put('a')"
        source = program("queue", make, "queue.get()\nqueue.task_done()", "queue.join()")
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual(run.end(), 0, run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                self.assertEqual([event.value for event in run.log.find("done")], [0, -1])

    def test_a_pipe_ends_when_it_is_closed(self) -> None:
        make = "reader, writer = context.Pipe(duplex=False)"
        child = "writer.send({'a': 1})\nwriter.send_bytes(b'abc')\nwriter.close()"
        main = """
            writer.close()
            print(reader.recv(), reader.recv_bytes(), flush=True)
            try:
                reader.recv()
            except EOFError as error:
                print(repr(error), flush=True)
            """
        source = program("writer", make, child, main)
        output = "{'a': 1} b'abc'\nEOFError()\nexit code 0\n"
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual((run.end(), run.output), (0, output), run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                self.assertEqual([event.text for event in run.log.find("sent")], ["{'a': 1}", "3 bytes"])
                self.assertEqual([event.text for event in run.log.find("raised")], ["EOFError"])
                self.assertEqual({event.object for event in run.log.find("closed")}, {"writer to reader"})

    def test_values_and_arrays_say_what_is_read_and_written(self) -> None:
        make = "value = context.Value('i', 3)\narray = context.Array('i', 4)\nraw = context.RawValue('i', 5)"
        child = "value.value += 1\narray[-1] = 7\narray[0:2] = [8, 9]\nraw.value = array[1]"
        expected = {
            "value": ["read value 3", "wrote value 4"],
            "array": ["wrote array 7 [3] = 7", "wrote array 2 [0:2] = 8, 9", "read array 9 [1] = 9", "read array 4 [0:4] = 8, 9, 0, 7"],
            "raw": ["wrote raw 9", "read raw 9"],
            "value lock": ["acquired value lock 1", "released value lock"] * 2,
        }
        main = "process.join()\nprint(array[:], raw.value, raw, flush=True)"
        source = program("value, array, raw", make, child, main)
        self.play(source, expected, "[8, 9, 0, 7] 9 c_int(9)\nexit code 0\n")

    def test_shared_memory_is_created_attached_closed_and_unlinked(self) -> None:
        make = "block = SharedMemory(create=True, size=8)"
        child = "block.buf[1:3] = bytes((4, 5))\nblock.close()"
        main = "process.join()\nprint(block.buf[2], block.buf.nbytes >= 8, flush=True)\nblock.close()\nblock.unlink()"
        source = program("block", make, child, main, "from multiprocessing.shared_memory import SharedMemory")
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual((run.end(), run.output), (0, "5 True\nexit code 0\n"), run.errors)
                story = [line for line in run.log.story(object="block") if "attached" not in line]
                self.assertEqual(
                    story,
                    [
                        *("wrote block 8 created 8 bytes", "wrote block 2 [1:3] = 4, 5", "closed block closed"),
                        *("read block 5 [2] = 5", "closed block closed", "closed block unlinked"),
                    ],
                )

    def test_a_shareable_list_says_what_is_read_and_written(self) -> None:
        imports = "from multiprocessing.shared_memory import ShareableList"
        source = program(
            "shared", "shared = ShareableList([1, 'a'])", "shared[0] = 2\nshared.shm.close()",
            "process.join()\nprint(list(shared), flush=True)\nshared.shm.close()\nshared.shm.unlink()", imports,
        )
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual((run.end(), run.output), (0, "[2, 'a']\nexit code 0\n"), run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                self.assertIn("wrote shared 2 [0] = 2", run.log.story(object="shared"))

    def test_a_manager_answers_requests(self) -> None:
        make = "manager = context.Manager()\nnames = manager.list()\nlock = manager.Lock()"
        child = "with lock:\n    names.append('x')"
        main = "process.join()\nprint(names[0], len(names), flush=True)\nmanager.shutdown()"
        source = program("names, lock", make, child, main)
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual((run.end(), run.output), (0, "x 1\nexit code 0\n"), run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                texts = [event.text for event in run.log.find("sent", peer="")]
                asked = ["list()", "Lock()", "lock.acquire()", "names.append('x')", "lock.release()", "names[0]"]
                self.assertEqual(texts, [*asked, "names.__len__()", "shutdown()"])
                self.assertEqual(run.log.story(object="names"), ["wrote names []", "wrote names 1 ['x']"] + ["read names 1 ['x']"] * 2)
                self.assertEqual([event.kind for event in run.log.events if event.object == "lock"], ["waiting", "acquired", "released"])

    def test_an_exit_code_is_said(self) -> None:
        self.play(program("code", "code = 3", "sys.exit(code)"), {}, "exit code 3\n")

    def test_what_a_child_raises_is_printed_as_without_the_tracer(self) -> None:
        source = program("x", "x = 0", "1 / x")
        for method in METHODS:
            with self.subTest(method), Run(source, arguments=[method]) as run:
                self.assertEqual((run.end(), run.output), (0, "exit code 1\n"))
                self.assertIn("ZeroDivisionError: division by zero", run.errors)
                self.assertNotIn("syncline/", run.errors.replace(str(run.directory), ""))
                raised = next(run.log.find("raised"))
                self.assertEqual((raised.actor, raised.line), ("Child", 6))
                self.assertEqual(next(run.log.find("ended", actor="Child")).value, 1)


if __name__ == "__main__":
    unittest.main()
