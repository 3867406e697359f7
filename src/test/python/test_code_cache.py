"""The code of edited modules is kept from one process to the next, and a broken file does no harm."""

import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from server import Run

SOURCE = "import sys, threading\nwith threading.Lock():\n    print('syncline.recompile' in sys.modules)\n"


class CodeCacheTest(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name)
        variables = mock.patch.dict(os.environ, {"PYTHONPYCACHEPREFIX": directory.name})
        variables.start()
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        self.addCleanup(variables.stop)

    def recompiles(self) -> bool:
        with Run(SOURCE) as run:
            self.assertEqual(run.end(), 0, run.errors)
            self.assertEqual(run.log.story(object="Lock 1"), ["acquired Lock 1 1", "released Lock 1"])
            return run.output == "True\n"

    def kept(self) -> Path:
        (file,) = self.directory.rglob("threading.*.edited")
        return file

    def test_the_second_process_recompiles_nothing(self) -> None:
        self.assertTrue(self.recompiles())
        self.assertFalse(self.recompiles())

    def test_a_broken_file_is_made_again(self) -> None:
        self.recompiles()
        whole = self.kept().read_bytes()
        for broken in (b"", whole[:-1], bytes(len(whole)), whole[:8] + whole[9:]):
            with self.subTest(len(broken)):
                self.kept().write_bytes(broken)
                self.assertTrue(self.recompiles())
                self.assertFalse(self.recompiles())

    def test_works_where_nothing_can_be_kept(self) -> None:
        self.recompiles()
        place = self.kept()
        place.unlink()
        place.mkdir()
        self.assertTrue(self.recompiles())
        self.assertEqual(list(place.parent.glob("threading.*")), [place], "the unfinished file is removed")


if __name__ == "__main__":
    unittest.main()
