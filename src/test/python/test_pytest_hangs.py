"""``pytest --syncline`` ends a test in which nobody can go on, and no other."""

import unittest

from planted import Planted, python_with
from planted_tests import GOES_ON, HANGS, PROCESS, STUCK

_FEW = "deadlock and not busy or empty or after"
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
class PytestHangsTest(unittest.TestCase):
    maxDiff = None

    def test_a_test_in_which_nobody_can_go_on_fails_with_the_ring(self) -> None:
        with Planted(test_hangs=HANGS) as planted:
            self._hangs(planted, SENTENCES, "--syncline")

    @unittest.skipUnless(python_with("pytest", "xdist"), "no interpreter on this machine has pytest-xdist")
    def test_workers_of_xdist_record(self) -> None:
        with Planted(test_hangs=HANGS) as planted:
            few = ("test_deadlock", "test_empty_queue")
            self._hangs(planted, {name: SENTENCES[name] for name in few}, "--syncline", "-n", "2", "-k", _FEW)

    def _hangs(self, planted: Planted, sentences: dict[str, str], *options: str) -> None:
        done = planted.run(*options)
        self.assertEqual(done.outcomes, {**dict.fromkeys(sentences, "FAILED"), "test_after_all": "PASSED"}, done.output)
        for name, sentence in sentences.items():
            self.assertIn(f"{sentence}\n\nMain:\n  File \"{planted.directory / 'test_hangs.py'}\", line ", done.output)
            log = planted.log(f"test_hangs.py/{name}.cborseq")
            self.assertEqual([note["kind"] for note in log.notes], ["deadlock" if ":" in sentence[:9] else "stalled", "ended"])
            self.assertEqual({note["text"] for note in log.notes}, {sentence})
        self.assertEqual(len(planted.recordings()), len(sentences))
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
