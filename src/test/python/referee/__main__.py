"""Compares tests of CPython and of installed packages without and with the tracer: ``python -m referee [NAME...]``.

It takes minutes. Prints, for each group of tests, how many passed, the processor time, and by name those that pass only without the tracer;
fails if one of them is not known, or if a log is illegal. Packages that are not installed, with pytest, are left out.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from legality import problems
from server import Run

FOLDER = Path(__file__).parent
SHARED = "TestLock TestSemaphore TestCondition TestEvent TestBarrier TestQueue TestValue TestArray TestConnection"
GROUPS = {
    "lock_tests": ["program", "lock_tests"],
    "test_thread": ["program", "test.test_thread"],
    "test_queue": ["program", "test.test_queue"],
    "test_threading": [
        "program",
        "test.test_threading.ThreadTests test.test_threading.ThreadingExceptionTests "
        "test.test_threading.TimerTests test.test_threading.ExceptHookTests "
        "test.test_threading.LockTests test.test_threading.EventTests test.test_threading.ConditionTests "
        "test.test_threading.SemaphoreTests test.test_threading.BoundedSemaphoreTests test.test_threading.BarrierTests "
        "test.test_threading.ConditionAsRLockTests test.test_threading.PyRLockTests test.test_threading.CRLockTests "
        "test.test_threading.ThreadJoinOnShutdown",
    ],
    "test_threading_local": ["program", "test.test_threading_local"],
    "test_logging": ["program", "test.test_logging"],
    "test_concurrent_futures": ["program", "test.test_concurrent_futures"],
    "test_asyncio": ["program", "test.test_asyncio"],
    "network": [
        "program",
        "test.test_socketserver test.test_imaplib test.test_ftplib test.test_httpservers test.test_smtplib test.test_poplib",
    ],
    "multiprocessing_fork": ["processes", "fork", SHARED],
    "multiprocessing_spawn": ["processes", "spawn", SHARED],
    "multiprocessing_forkserver": ["processes", "forkserver", SHARED],
    "multiprocessing_pool": ["processes", "fork", "TestPool TestSharedMemory"],
}
PACKAGES = ["joblib.test", "tornado.test", "cherrypy.test", "cheroot.test", "zmq.tests"]
KNOWN = {
    "test_reentrancy": "a put that is written in Python cannot be atomic, as that of the C SimpleQueue is",
    "test_lock_no_subclass": "a class that stands in for Lock refuses subclasses in another place",
}


def plain(program: str, *arguments: str) -> dict:
    command = [sys.executable, str(FOLDER / f"{program}.py"), *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return last_line(done.stderr.decode("utf-8", "replace"))


def traced(program: str, *arguments: str) -> "tuple[dict, int, list[str]]":
    with Run(FOLDER / f"{program}.py", arguments=[*arguments]) as run:
        assert run.process is not None
        run.process.wait(1800)
        run.end()
        return last_line(run.errors), len(run.log.events), problems(run.log)


def last_line(errors: str) -> dict:
    lines = [line for line in errors.splitlines() if line.startswith('{"run"')]
    return json.loads(lines[-1]) if lines else {"run": 0, "skipped": 0, "failed": {"?": errors[-1000:]}}


def cpu_seconds() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def is_installed(package: str) -> bool:
    return find_spec("pytest") is not None and find_spec(package.partition(".")[0]) is not None


GROUPS.update((name, ["foreign", name]) for name in PACKAGES if is_installed(name))
unexpected = 0
for group in sys.argv[1:] or GROUPS:
    begin = cpu_seconds()
    without = plain(*GROUPS[group])
    middle = cpu_seconds()
    with_tracer, events, illegal = traced(*GROUPS[group])
    print(
        f"{sys.version.split()[0]} {group}: {without['run'] - len(without['failed'])} of {without['run']} plain,",
        f"{with_tracer['run'] - len(with_tracer['failed'])} of {with_tracer['run']} traced;",
        f"{middle - begin:.1f} s of a processor plain, {cpu_seconds() - middle:.1f} s traced;",
        f"{events} events, {len(illegal)} illegal",
        flush=True,
    )
    for name, why in with_tracer["failed"].items():
        if name not in without["failed"]:
            print(f"    {name}: {why}", f"(known: {KNOWN[name]})" if name in KNOWN else "", flush=True)
            unexpected += name not in KNOWN
    unexpected += len(illegal)
    for problem in illegal[:5]:
        print("    illegal:", problem[:200], flush=True)
sys.exit(1 if unexpected else 0)
