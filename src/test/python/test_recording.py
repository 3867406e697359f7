"""``python -m syncline --record FILE SCRIPT``: the script runs as without the tracer, and the file has all that it wrote."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import unittest
from pathlib import Path

from recorded import Command, until
from server import PACKAGE

ROUNDS = 4
TWO = """
import sys, threading
lock = threading.Lock()
def write(text):
    with lock:
        print(text)
thread = threading.Thread(target=write, args=(sys.argv[1],), name="Ann")
thread.start()
thread.join()
"""
COUNTS = """
import threading, itertools
lock = threading.Lock()
def count(name):
    for n in itertools.count():
        with lock:
            print(name, n)
for name in "AB":
    threading.Thread(target=count, args=(name,)).start()
"""
LOOPS = """
import threading
lock = threading.Lock()
print("ready", flush=True)
try:
    while True:
        with lock:
            pass
except KeyboardInterrupt:
    print("held" if lock.locked() else "free")
"""
ALWAYS_MORE = """
import os, socket
from syncline.recording import process

class Recording:
    is_open = False
    rounds = 0

    def feed(self, data):
        self.rounds += 1
        assert self.rounds < 100, "the script still waits"
        try:
            ours.recv(1)
        except BlockingIOError:
            os.write(writer, b"more")  # another process of the program
        else:
            os.close(writer)

    def flush(self):
        pass

ours, theirs = socket.socketpair()
ours.setblocking(False)
reader, writer = os.pipe()
os.set_blocking(reader, False)
os.write(writer, b"the last of the script")
ours.send(b".")
print(process._read(Recording(), reader, theirs.fileno()) == "")
"""
WAYS = {
    "0": "print('x')",
    "3": "import sys; print('x'); sys.exit(3)",
    "a text": "import sys; sys.exit('sorry')",
    "an exception": "def f():\n    raise ValueError('no')\nf()",
    "a syntax error": "x = = 1",
    "an interrupt": "raise KeyboardInterrupt",
    "SIGTERM": "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\nsignal.pause()",
    "SIGKILL": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "SIGSEGV": "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\nsignal.pause()",
    "no farewell": "import os; print('x', flush=True); os._exit(5)",
    "standard input": "print(input(), input('? '))",
    "no children": "import os\ntry:\n    os.wait()\nexcept ChildProcessError as e:\n    print(e)",
    "descriptors": "import os; print(os.open('/dev/null', os.O_RDONLY))",
    "its path": "import sys; print(sys.argv, sys.path, __file__)",
    "at exit": "import atexit; atexit.register(print, 'bye'); print('x')",
}


class RecordingTest(unittest.TestCase):
    maxDiff = None

    def test_the_file_is_complete_when_the_script_has_ended(self) -> None:
        with Command(TWO, arguments=("one two",)) as command:
            self.assertEqual((command.end(), command.output, command.errors), (0, "one two\n", ""))
            log = command.log
        self.assertEqual(log.header["engine"], "cpython-" + ".".join(map(str, sys.version_info[:3])))
        self.assertEqual((log.header["scenario"], log.header["script"]), ("script:program", TWO))
        self.assertEqual((log.actors, log.objects), (["Main", "Ann"], ["lock"]))
        self.assertEqual([event for event in log.events if event.startswith("Ann")], [
            "Ann started", "Ann acquired lock 1", "Ann printed one two", "Ann released lock", "Ann ended"
        ])
        assert log.ending is not None
        self.assertEqual((log.ending["state"], log.ending["verdict"]), ("finished", "correct"))
        self.assertEqual(log.ending["seq"], len(log.events))

    def test_the_script_ends_as_without_the_tracer(self) -> None:
        for name, source in WAYS.items():
            with self.subTest(name), Command(source, "-W", "error", stdin="a\nb\n") as plain:
                expected = plain.end(), plain.output, plain.errors
                with Command(source, stdin="a\nb\n") as traced:
                    self.assertEqual((traced.end(), traced.output, traced.errors), expected)
                    self.assertTrue(traced.ended_log().ending)

    def test_says_how_the_program_has_ended(self) -> None:
        for source, state, text in (
            ("1 / 0", "failed", "Main ended with an error. ZeroDivisionError: division by zero"),
            ("import os; os.kill(os.getpid(), 9)", "stopped", "The program was killed, or ended in a way that it could not say."),
        ):
            with self.subTest(source), Command(source) as command:
                command.end()
                ending = command.ended_log().ending
                assert ending is not None
                self.assertEqual((ending["state"], ending["text"]), (state, text))

    def test_nothing_is_lost_that_was_written_before_a_kill(self) -> None:
        for _ in range(ROUNDS):
            with Command(COUNTS) as command:
                until(lambda command=command: "A" in command.output and "B" in command.output)
                lines = random.randrange(2000)
                until(lambda command=command, lines=lines: command.output.count("\n") > lines)
                command.process.kill()
                self.assertEqual(command.end(), -signal.SIGKILL)
                log = command.ended_log()
                printed = command.output.splitlines()[:-1]  # the last may not be whole
            recorded = [event.partition(" printed ")[2] for event in log.events if " printed " in event]
            self.assertEqual(recorded[: len(printed)], printed)
            self.assertLessEqual(len(recorded) - len(printed), 3)
            self.assertEqual([event for event in log.events if " ended" in event][-1].partition(" ended")[2], " -1")

    def test_an_interrupt_of_the_terminal_ends_the_script_and_not_the_recording(self) -> None:
        with Command("import threading\nprint('x', flush=True)\nthreading.Event().wait()\n") as command:
            until(lambda: command.output)
            command.kill(signal.SIGINT)
            self.assertEqual(command.end(), -signal.SIGINT)
            self.assertIn("KeyboardInterrupt", command.log.events[-2])
            self.assertTrue(command.log.ending)

    def test_an_interrupt_leaves_no_lock_held(self) -> None:
        for _ in range(ROUNDS):
            with Command(LOOPS) as command:
                until(lambda command=command: command.output)
                command.kill(signal.SIGINT)
                self.assertEqual((command.end(), command.output), (0, "ready\nfree\n"))

    def test_processes_that_outlive_the_script_are_recorded_to_their_end(self) -> None:
        source = (
            "import os, sys\nread, write = os.pipe()\nif os.fork():\n    sys.exit(4)\n"
            "os.close(write)\nwhile os.getppid() == int(sys.argv[1]):\n    pass\nprint('still here', flush=True)\n"
        ).replace("int(sys.argv[1])", "parent").replace("import os, sys\n", "import os, sys\nparent = os.getpid()\n")
        with Command(source) as command:
            self.assertEqual(command.end(), 4)
            log = command.ended_log()
            self.assertIn("still here", command.output)
        self.assertTrue(any(event.endswith("printed still here") for event in log.events), log.events)

    def test_the_script_does_not_wait_for_what_its_other_processes_write_later(self) -> None:
        done = python("-c", ALWAYS_MORE)
        self.assertEqual((done.stdout, done.stderr), ("True\n", ""))

    def test_children_of_every_start_method_are_recorded(self) -> None:
        source = (
            "import multiprocessing as mp\ndef work():\n    print('child', flush=True)\n"
            "if __name__ == '__main__':\n    for method in ('fork', 'spawn', 'forkserver'):\n"
            "        child = mp.get_context(method).Process(target=work, name=method)\n        child.start()\n        child.join()\n"
        )
        with Command(source) as command:
            self.assertEqual((command.end(), command.output, command.errors), (0, 3 * "child\n", ""))
            log = command.ended_log()
        for name in ("fork", "spawn", "forkserver"):
            self.assertIn(f"{name} printed child", log.events)

    def test_the_script_goes_on_when_the_recording_process_is_killed(self) -> None:
        source = (
            "import sys, threading, time\nlock = threading.Lock()\nprint('ready', flush=True)\n"
            "while not open('stdin').read():\n    with lock:\n        time.sleep(0.01)\nprint('done')\nsys.exit(6)\n"
        )
        with Command(source) as command:
            until(lambda: command.output)
            os.kill(recording_process(command.file), signal.SIGKILL)
            until(lambda: command.errors)
            (command.directory / "stdin").write_text("end")
            self.assertEqual((command.end(), command.output), (6, "ready\ndone\n"))
            self.assertEqual(command.errors, "syncline: the recording has ended early; the script goes on without the tracer\n")
            self.assertEqual(list(command.directory.glob("syncline-*")), [])

    def test_a_recording_does_not_overwrite_the_script(self) -> None:
        with Command("print(1)", "-m", "syncline", "--record", "program.py") as command:
            self.assertEqual((command.end(), command.output, command.script.read_text()), (2, "", "print(1)"))
            self.assertIn("the recording would overwrite the script", command.errors)

    def test_refuses_what_it_cannot_do(self) -> None:
        for words, message in (
            (["--record"], "needs a value"),
            (["--recrod", "x"], "there is no option --recrod"),
            (["--record", "x"], "no script is named"),
            (["--record", "x", "--server", "y", __file__], "either a server or a recording"),
            (["open"], "one recording is to be named"),
            (["open", "/nowhere.cborseq"], "/nowhere.cborseq: No such file or directory"),
            (["open", __file__, "--server", "http://localhost:1"], "there is no server at http://localhost:1"),
            (["open", __file__, "--server", "localhost"], "is no address of a server"),
            (["--record", "/nowhere/x", __file__], "/nowhere/x cannot be written: No such file or directory"),
            (["--record", "x", "/nowhere.py"], "can't open file '/nowhere.py': [Errno 2] No such file or directory"),
        ):
            with self.subTest(words):
                done = run(*words)
                self.assertIn(done.returncode, (1, 2))
                self.assertIn(message, done.stderr)
        self.assertIn("usage", run("--help").stdout)


def recording_process(file: Path) -> int:
    """The process that has the file open; it belongs to nobody."""
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if os.readlink(descriptor) == str(file):
                return int(descriptor.parts[2])
    raise AssertionError("nobody writes the file")


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    return python("-m", "syncline", *words)


def python(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": str(PACKAGE)},
        capture_output=True,
        text=True,
        timeout=60,
    )
