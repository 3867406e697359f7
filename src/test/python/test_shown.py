"""``--include`` and ``--only``: which code of a program is on the timeline."""

import os
import unittest
from pathlib import Path

from recorded import Command
from server import PACKAGE

PROGRAM = """
import pool, helper, single
threads = [pool.start(), helper.start(), single.start()]
for thread in threads:
    thread.join()
print("done")
"""
CHILD = """
import multiprocessing, pool
if __name__ == "__main__":
    child = multiprocessing.get_context("spawn").Process(target=pool.work)
    child.start()
    child.join()
"""
MODULE = """
import threading
{name}_lock = threading.Lock()
def work():
    with {name}_lock:
        pass
def start():
    thread = threading.Thread(target=work, name="{name}")
    thread.start()
    return thread
"""
FILES = {"pool": "site-packages/pool/__init__.py", "single": "site-packages/single.py", "helper": "elsewhere/helper.py"}


class ShownTest(unittest.TestCase):
    def objects(self, source: str, *options: str) -> "list[str]":
        command = Command(source, "-m", "syncline", "--record", "program.cborseq", *options)
        command.path = os.pathsep.join([str(PACKAGE), *(str(command.directory / name) for name in ("site-packages", "elsewhere"))])
        for name, file in FILES.items():
            path = command.directory / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(MODULE.format(name=name))
        with command:
            self.assertEqual((command.end(), command.errors), (0, ""))
            return sorted(command.log.objects)

    def test_what_is_installed_is_left_out(self) -> None:
        self.assertEqual(self.objects(PROGRAM), ["helper_lock"])

    def test_an_installed_package_or_module_is_included_by_name(self) -> None:
        self.assertEqual(self.objects(PROGRAM, "--include", "pool"), ["helper_lock", "pool_lock"])
        self.assertEqual(self.objects(PROGRAM, "--include", "pool, single"), ["helper_lock", "pool_lock", "single_lock"])

    def test_only_a_directory_and_what_is_included_is_shown(self) -> None:
        self.assertEqual(self.objects(PROGRAM, "--only", "site-packages"), ["pool_lock", "single_lock"])
        self.assertEqual(self.objects(PROGRAM, "--only=.", "--include=single"), ["helper_lock", "single_lock"])
        self.assertEqual(self.objects(PROGRAM, "--only", "site-packages/pool"), ["pool_lock"])

    def test_children_show_the_same(self) -> None:
        self.assertEqual(self.objects(CHILD, "--include", "pool"), ["pool_lock", "work 1"])
        self.assertEqual(self.objects(CHILD, "--only", "site-packages/pool"), ["pool_lock", "work 1"])
        self.assertEqual(self.objects(CHILD), ["work 1"])

    def test_refuses_what_is_not_there(self) -> None:
        for options, message in (
            (("--include", "nothing"), "there is no module nothing in a file"),
            (("--include", "sys"), "there is no module sys in a file"),
            (("--only", "nowhere"), "nowhere is no directory"),
        ):
            with self.subTest(options), Command("print(1)", "-m", "syncline", *options) as command:
                self.assertEqual((command.end(), command.output), (2, ""))
                self.assertIn(message, command.errors)
                self.assertFalse(Path(command.directory, "program.cborseq").exists())
