"""Shared variables: what is recorded, and that nothing else changes."""

import subprocess
import sys
import unittest
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ClassVar

from legality import problems
from server import Run
from test_twins import play, promise, thread_twins

RACE = """
import sys
from threading import Thread
sys.setswitchinterval(1e-5)
n = 0
def add():
    global n
    for _ in range(500):
        n += 1
threads = [Thread(target=add, name=f"Adder {i}") for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(n)
"""

SAME = '''
import sys, traceback
from threading import Thread
n = 0
unset: int
total: "int" = 5
text = "a"
plain = 1
a = b = n = 3
def f(x=n, *, y=lambda: n + 1):
    """Documented."""
    global n, unset, total, text
    n += x
    n, rest = 4, [n for n in range(3)]
    (text, *rest) = "xyz"
    print(f"{n=} {n:>3} {text!r} {y()} {rest}")
    if (n := n + 1) > 2 and [total := total + i for i in range(3)]:
        print(n, total)
    for n in range(3):
        pass
    class C:
        n = 7
        m = n
        def g(self):
            return n
        k = [n for _ in "ab"]
    print(C.n, C.m, C().g(), C.k, n)
    def inner():
        n = 10
        def innermost():
            nonlocal n
            n += 1
            return n
        return innermost()
    print(inner(), n)
    with open(__file__) as total:
        print(total.name == __file__)
    exec("n = 77", globals())
    print(n, globals()["n"], sorted(name for name in globals() if "sync" in name))
    del n
    try:
        print(n)
    except NameError as error:
        print(error, getattr(error, "name", None))
        traceback.print_exc(file=sys.stdout)
    try:
        n += 1
    except NameError as error:
        print(error, getattr(error, "name", None))
        traceback.print_exc(file=sys.stdout)
    n = 1
def g():
    try:
        plain += 1
    except UnboundLocalError as error:
        print(error)
    print(text, [text for _ in range(2)], (lambda text: text)(1))
def decorate(value):
    return lambda function: (value, function())
f()
g()
@decorate(n)
def decorated():
    return n
print(decorated, __annotations__ if sys.version_info < (3, 14) else "")
class Thing:
    default = 1
    __slots__ = ("__dict__", "slot", "__weakref__")
    def __init__(self):
        self.value = 1
        self.__private = 2
    @property
    def double(self):
        return self.value * 2
    @double.setter
    def double(self, value):
        self.value = value / 2
    def change(self):
        self.value += 1
        self.__private += 1
        self.slot = self.__private
        self.default += 1
        self.double = 8
        return self
thing = Thing()
Thread(target=thing.change).start()
other = Thread(target=thing.change)
other.start()
other.join()
print(vars(thing), thing.slot, thing.default, Thing.default, thing.double, repr(thing)[:8])
try:
    thing.valeu
except AttributeError as error:
    print(error)
    traceback.print_exc(file=sys.stdout)
try:
    Thing().slot
except AttributeError as error:
    print(error)
    traceback.print_exc(file=sys.stdout)
items = {"a": 1, "b": None}
def fill():
    items["a"] += 1
    items["c"] = 2
    try:
        items["d"]
    except KeyError as error:
        print(repr(error))
fill()
other = Thread(target=fill)
other.start()
other.join()
print(items, [v for v in items.values()], {k: v for k, v in items.items()}, len(items.items()))
del items["c"]
def fail():
    global n
    n = n + text
fail()
'''


class VariableTest(unittest.TestCase):
    maxDiff = None
    """What is recorded of variables."""

    def test_a_race_is_in_the_log_and_no_read_contradicts_it(self) -> None:
        with Run(RACE, variables=True) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(problems(run.log), [])
            accesses = [event.kind for event in run.log.events if event.object == "n"]
            self.assertEqual(accesses.count("wrote"), 2000)
            self.assertEqual(accesses.count("read"), 2001)
            last = list(run.log.find("wrote"))[-1].value
            self.assertEqual(run.output, f"{last}\n")
            self.assertLess(last, 2000)
            (known,) = run.log.objects.values()
            self.assertEqual(known, {"name": "n", "type": "SharedVariable", "attributes": {"initial": 0}})

    def test_a_variable_of_any_object_is_a_reference(self) -> None:
        source = "x = None\ndef f():\n    global x\n    x = 'a'\n    x = 5\n    x = f\n    x = ['b' * 300]\n    print(x is None)\nf()\n"
        with Run(source, variables=True) as run:
            self.assertEqual(run.end(), 0, run.errors)
            (known,) = run.log.objects.values()
            self.assertEqual(known, {"name": "x", "type": "SharedReference"})
            self.assertEqual(run.log.story(object="x")[:3], ["wrote x 'a'", "wrote x 5 5", "wrote x f"])
            self.assertEqual([len(event.text) for event in run.log.find("wrote")][3], 200)
            self.assertEqual([event.line for event in run.log.events if event.object], [4, 5, 6, 7, 8])

    def test_an_attribute_is_shared_when_a_second_actor_uses_it(self) -> None:
        source = (
            "from threading import Thread\nclass Account:\n    def __init__(self):\n        self.balance = 100\n        self.owner = 1\n"
            "    def pay(self):\n        self.balance -= self.owner\nanna = Account()\nanna.pay()\n"
            "payer = Thread(target=anna.pay, name='Payer')\npayer.start()\npayer.join()\nprint(anna.balance)\n"
        )
        with Run(source, variables=True) as run:
            self.assertEqual(run.end(), 0, run.errors)
            (known,) = run.log.objects.values()
            self.assertEqual(known, {"name": "anna.balance", "type": "SharedVariable", "attributes": {"initial": 99}})
            story = ["read anna.balance 99", "wrote anna.balance 98", "read anna.balance 98"]
            self.assertEqual(run.log.story(object="anna.balance"), story)

    def test_items_of_a_dictionary_are_read_when_it_is_their_turn(self) -> None:
        source = "d = {'a': None, 'b': 1}\ndef f():\n    d['a'] = 'x'\nf()\nfor k, v in d.items():\n    print(k, v)\n"
        with Run(source, variables=True) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(run.log.story("Main", "d['a']"), ["wrote d['a'] 'x'", "read d['a'] 'x'"])
            kinds = [event.kind for event in run.log.events]
            self.assertEqual(kinds, ["started", "wrote", "read", "printed", "read", "printed", "ended"])

    def test_accesses_are_held_at_the_gate(self) -> None:
        with Run("n = 0\ndef f():\n    global n\n    n += 1\nf()\n", variables=True, paused=True) as run:
            held = run.wait_for_event("held", text="read", object="n")
            self.assertEqual(held.line, 4)
            run.grant("Main")
            run.wait_for_event("held", text="write", object="n")
            run.proceed()
            self.assertEqual(run.end(), 0)

    def test_nothing_else_changes(self) -> None:
        with Run(SAME, variables=True) as run:
            script = str(run.directory / "program.py")
            plain = subprocess.run([sys.executable, script], stdin=subprocess.DEVNULL, capture_output=True, text=True)
            self.assertEqual(run.end(), plain.returncode)
            self.assertEqual(run.output, plain.stdout)
            self.assertEqual(run.errors, plain.stderr)
            self.assertEqual(run.log.notes, [])

    def test_without_variables_nothing_is_recorded(self) -> None:
        with Run("n = 0\ndef f():\n    global n\n    n += 1\nf()\n") as run:
            self.assertEqual(run.end(), 0)
            self.assertEqual(run.log.objects, {})


class SharedTwinTest(unittest.TestCase):
    """Each twin keeps its promise while its variables are recorded, and the log is legal."""

    runs: ClassVar[dict[str, Future[tuple[int, Run]]]] = {}
    pool: ThreadPoolExecutor

    @classmethod
    def setUpClass(cls) -> None:
        cls.pool = ThreadPoolExecutor(12)
        cls.runs = {path.stem: cls.pool.submit(play, path, True) for path in thread_twins()}

    @classmethod
    def tearDownClass(cls) -> None:
        cls.pool.shutdown()


def _test_of(path: Any) -> Any:
    def test(self: SharedTwinTest) -> None:
        status, run = self.runs[path.stem].result()
        self.assertEqual(status, 0, run.errors)
        self.assertEqual(run.errors, "")
        self.assertRegex(run.output, promise(path.read_text("utf-8")))
        self.assertEqual(problems(run.log), [])

    test.__doc__ = f"{path.stem} keeps its promise with variables"
    return test


for _path in thread_twins():
    setattr(SharedTwinTest, "test_" + _path.stem.replace("-", "_"), _test_of(_path))

if __name__ == "__main__":
    unittest.main()
