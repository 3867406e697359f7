"""``pytest --syncline``: what it finds, what it leaves, and that nothing else changes."""

import unittest

from planted import Planted, python_with
from planted_tests import CONFTEST, CRASHES, GOES_ON, HANGS, NO_EFFECT, PROCESS, SAME, STATE, STUCK
from recorded import until

SENTENCES = {
    "test_deadlock": "deadlock: Ann holds a, waits for b, held by Bob; Bob holds b, waits for a, held by Ann",
    "test_deadlock_beside_a_busy_thread": "deadlock: Ann holds a, waits for b, held by Bob; Bob holds b, waits for a, held by Ann",
    "test_lost_wake_up": "nobody can go on: Main waits for condition (Condition)",
    "test_empty_queue": "nobody can go on: Main waits for items (Queue)",
    "test_self": "deadlock: Main holds lock, waits for lock, held by Main",
    "test_pool_of_one": "nobody can go on: Main waits for pool (Pool); Worker 1 waits for pool (Pool)",
    "test_swallows": "nobody can go on: Main waits for never (Event)",
}


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

    def test_a_test_in_which_nobody_can_go_on_fails_with_the_ring(self) -> None:
        with Planted(test_hangs=HANGS) as planted:
            self._hangs(planted, "--syncline")

    @unittest.skipUnless(python_with("pytest", "xdist"), "no interpreter on this machine has pytest-xdist")
    def test_workers_of_xdist_record(self) -> None:
        with Planted(test_hangs=HANGS) as planted:
            self._hangs(planted, "--syncline", "-n", "2")

    def _hangs(self, planted: Planted, *options: str) -> None:
        done = planted.run(*options)
        self.assertEqual(done.outcomes, {**dict.fromkeys(SENTENCES, "FAILED"), "test_after_all": "PASSED"}, done.output)
        for name, sentence in SENTENCES.items():
            self.assertIn(f"{sentence}\n\nMain:\n  File \"{planted.directory / 'test_hangs.py'}\", line ", done.output)
            log = planted.log(f"test_hangs.py/{name}.cborseq")
            self.assertEqual([note["kind"] for note in log.notes], ["deadlock" if ":" in sentence[:9] else "stalled", "ended"])
            self.assertEqual({note["text"] for note in log.notes}, {sentence})
        self.assertEqual(len(planted.recordings()), len(SENTENCES))
        self.assertIn('Ann:\n  File "', done.output)
        self.assertEqual((done.status, done.errors), (1, ""))

    def test_threads_that_cannot_be_freed_do_not_keep_the_process(self) -> None:
        with Planted(test_stuck=STUCK) as planted:
            done = planted.run("--syncline")
            outcomes = {"test_rlocks": "FAILED", "test_goes_on": "PASSED", "test_hangs_too": "FAILED"}
            self.assertEqual((done.outcomes, done.status), (outcomes, 1), done.output)
            self.assertIn("deadlock: Ann holds a, waits for b, held by Bob; Bob holds b", done.output)
            self.assertIn("nobody can go on: Main waits for other (Event)\n\nMain:", done.output)
            self.assertEqual(done.errors, "syncline: the process is ended, because threads of it hang for ever: Ann, Bob\n")

    def test_processes_are_found_too(self) -> None:
        with Planted(test_process=PROCESS) as planted:
            done = planted.run("--syncline")
            self.assertEqual(done.outcomes, {"test_child_waits_for_ever": "FAILED", "test_after": "PASSED"}, done.output)
            self.assertIn("nobody can go on: Main waits for the end of Child; Child waits for items (ProcessQueue)", done.output)

    def test_what_goes_on_later_is_no_hang(self) -> None:
        with Planted(test_late=GOES_ON) as planted:
            done = planted.run("--syncline")
            self.assertEqual(set(done.outcomes.values()), {"PASSED"}, done.output)
            self.assertEqual((len(done.outcomes), planted.recordings()), (9, []))

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
