"""``pytest --syncline``: which recordings it leaves, and that nothing else changes."""

import unittest

from planted import Planted, python_with
from planted_tests import CONFTEST, CRASHES, NO_EFFECT, SAME, STATE
from recorded import until


@unittest.skipUnless(python_with("pytest"), "no interpreter on this machine has pytest")
class PytestTest(unittest.TestCase):
    maxDiff = None

    def test_the_results_are_the_same(self) -> None:
        with Planted(test_same=SAME) as planted:
            plain, traced = planted.run(), planted.run("--syncline")
            self.assertEqual(len(plain.outcomes), 8, plain.output)
            self.assertEqual((traced.outcomes, traced.status, traced.errors), (plain.outcomes, plain.status, ""))
            self.assertEqual(planted.recordings(), ["test_same.py/test_fails.cborseq"])
            self.assertIn("syncline open .syncline/test_same.py/test_fails.cborseq\n", traced.output)
            log = planted.log("test_same.py/test_fails.cborseq")
            self.assertEqual((log.header["script"], log.actors, log.objects), (SAME, ["Main", "Putter"], ["items"]))
            assert log.ending is not None
            self.assertEqual(log.ending["text"], "The test has failed: AssertionError: assert 1 == 2")

    def test_without_the_option_nothing_is_imported(self) -> None:
        with Planted(test_none=NO_EFFECT) as planted:
            done = planted.run()
            self.assertEqual(done.outcomes, {"test_nothing_else_is_imported": "PASSED"}, done.output)

    def test_a_recording_begins_with_what_was_so_before(self) -> None:
        with Planted(conftest=CONFTEST, test_state=STATE) as planted:
            done = planted.run("--syncline")
            self.assertEqual(done.outcomes, {"test_before": "PASSED", "test_fails": "FAILED"}, done.output)
            log = planted.log("test_state.py/test_fails.cborseq")
        self.assertEqual(log.actors, ["Main", "Late"])
        self.assertEqual(sorted(log.objects), ["held", "shared"])
        self.assertIn("Main acquired held 1", log.events[:3])
        self.assertIn("Main released held", log.events)

    def test_a_test_that_passes_removes_its_recording(self) -> None:
        with Planted(test_same=SAME) as planted:
            planted.run("--syncline")
            source = planted.directory / "test_same.py"
            source.write_text(SAME.replace("items.get() == 2", "items.get() == 1"))
            done = planted.run("--syncline")
            self.assertEqual((done.outcomes["test_fails"], planted.recordings()), ("PASSED", []))

    def test_a_crash_leaves_a_recording(self) -> None:
        with Planted(test_crash=CRASHES) as planted:
            self.assertEqual(planted.run("--syncline").status, -9)
            until(lambda: planted.recordings() and planted.log("test_crash.py/test_crashes.cborseq").ending)
            until(lambda: not list(planted.directory.glob("syncline-*")))
            self.assertIn("Ann started", planted.log("test_crash.py/test_crashes.cborseq").events)
