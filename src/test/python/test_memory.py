"""Shared memory that is read and written by whatever name, and in parts."""

import os
import subprocess
import sys
import textwrap
import unittest

from legality import problems
from server import CATALOG, Run
from test_twins import short_knobs

METHODS = ("fork", "spawn")

NAMES = textwrap.dedent(
    """\
    import multiprocessing, struct, sys
    from multiprocessing.shared_memory import SharedMemory

    def fill(memory: list[int], n: int) -> dict[str, int]:
        for i in range(n):
            memory[i] += i + 1

    def child(block):
        memory = block.buf
        fill(memory, 2)
        part = memory[8:12]
        part[1] = 7
        part[-1] = 8
        numbers = memory[:8].cast("i")
        numbers[1] = -2
        numbers[0:1] = memoryview(struct.pack("i", 3)).cast("i")
        odd = memory[1:16:4]
        odd[2] = 9
        backwards = memory[15::-1]
        backwards[0:2] = bytes((5, 4))
        characters = memory.cast("c")
        characters[3] = b"x"
        for change in (lambda: memory.__setitem__(99, 1), lambda: set_item(memory, 99, 1), lambda: set_item(memory, 0, 300)):
            try:
                change()
            except (IndexError, ValueError) as error:
                print(type(error).__name__, error, flush=True)
        for view in (characters, backwards, odd, numbers, part, memory):
            view.release()
        block.close()

    def set_item(memory, place, value):
        memory[place] = value

    if __name__ == "__main__":
        context = multiprocessing.get_context(sys.argv[1] if len(sys.argv) > 1 else "fork")
        block = SharedMemory(create=True, size=16)
        process = context.Process(target=child, args=(block,), name="Child")
        process.start()
        process.join()
        words = {"a": [1, 2]}
        words["a"][0] = 5
        del words["a"][1]
        print(words, "xyz"[1:], fill.__annotations__)
        memory = block.buf
        print(memory[1], list(memory[0:16]))
        memory.release()
        try:
            memory[0]
        except ValueError as error:
            print(error)
        block.close()
        block.unlink()
    """
)

STRUCTURE = textwrap.dedent(
    """\
    import ctypes, multiprocessing, sys
    from multiprocessing.sharedctypes import copy

    class Named(ctypes.Structure):
        _fields_ = [("letter", ctypes.c_char)]

    class Point(Named):
        _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double), ("cells", ctypes.c_int * 2)]

    def child(point, raw):
        point.x += 1
        raw.letter = b"b"
        raw.cells[0] = 4

    if __name__ == "__main__":
        context = multiprocessing.get_context(sys.argv[1] if len(sys.argv) > 1 else "fork")
        point = context.Value(Point, b"p", 3, 1.5)
        raw = context.RawValue(Point)
        process = context.Process(target=child, args=(point, raw), name="Child")
        process.start()
        process.join()
        print(point.x, point.y, raw.letter, list(raw.cells), isinstance(raw, Point), type(raw).__name__)
        raw.x = 2**32 + 5
        twin = copy(raw)
        twin.x = 6
        print(raw.x, twin.x)
        try:
            raw.x = "?"
        except TypeError:
            print("refused")
    """
)


class StructureTest(unittest.TestCase):
    """Structures of ``ctypes`` that processes share."""

    def test_each_plain_field_is_a_value(self) -> None:
        for method in METHODS:
            with self.subTest(method), Run(STRUCTURE, arguments=[method]) as run:
                script = str(run.directory / "program.py")
                plain = subprocess.run([sys.executable, script], stdin=subprocess.DEVNULL, capture_output=True, text=True)
                self.assertEqual((run.end(), run.output), (0, plain.stdout), run.errors + plain.stderr)
                self.assertEqual(problems(run.log), [], run.log.text())
                known = {one["name"]: one.get("attributes") for one in run.log.objects.values() if one["type"] == "SharedValue"}
                self.assertLessEqual(set(known), {"point.letter", "point.x", "point.y", "raw.letter", "raw.x", "raw.y"})
                self.assertEqual(known["point.x"], {"initial": 3})
                self.assertEqual(run.log.story(object="point.x"), ["read point.x 3", "wrote point.x 4", "read point.x 4"])
                self.assertEqual(run.log.story(object="point.y"), ["read point.y 1.5"])
                self.assertEqual(run.log.story(object="raw.letter"), ["wrote raw.letter b'b'", "read raw.letter b'b'"])
                self.assertEqual(run.log.story(object="raw.x")[:2], ["wrote raw.x 5", "read raw.x 5"])
                self.assertIn("acquired point lock 1", run.log.story("Child"))


class ViewTest(unittest.TestCase):
    """``SharedMemory.buf``."""

    def test_each_access_is_seen_by_whatever_name(self) -> None:
        for method in METHODS:
            with self.subTest(method), Run(NAMES, arguments=[method]) as run:
                script = str(run.directory / "program.py")
                plain = subprocess.run([sys.executable, script], stdin=subprocess.DEVNULL, capture_output=True, text=True)
                self.assertEqual((run.end(), run.output), (0, plain.stdout), run.errors + plain.stderr)
                self.assertEqual(problems(run.log), [], run.log.text())
                wrote = [event.text for event in run.log.find("wrote", actor="Child", object="block")]
                self.assertEqual(
                    wrote,
                    [
                        *("[0] = 1", "[1] = 2", "[9] = 7", "[11] = 8", "[4:8] = 254, 255, 255, 255", "[0:4] = 3, 0, 0, 0"),
                        *("[9] = 9", "[15:13:-1] = 5, 4", "[3] = 120"),
                    ],
                )
                raised = [event.text for event in run.log.find("raised", actor="Child")]
                self.assertEqual(
                    raised,
                    ["IndexError: index out of bounds on dimension 1", "ValueError: memoryview: invalid value for format 'B'"],
                )
                everything = "[0:16] = 3, 0, 0, 120, 254, 255, 255, 255, 0, 9, 0, 8, 0, 0, 4, 5"
                read = [(event.text, event.line) for event in run.log.find("read", actor="Main", object="block")]
                self.assertEqual(read, [("[1] = 0", 46), (everything, 46)])

    def test_a_script_without_shared_memory_is_left_alone(self) -> None:
        with Run("import builtins\nprint([n for n in dir(builtins) if 'syncline' in n], [1, 2][0])") as run:
            self.assertEqual((run.end(), run.output), (0, "[] 1\n"), run.errors)


class PictureTest(unittest.TestCase):
    """A block is a picture if constants of the script say how many columns and rows of tiles are in it."""

    SOURCE = textwrap.dedent(
        """\
        from multiprocessing.shared_memory import SharedMemory
        COLUMNS, ROWS = 2, 3
        for size in (18, 19):
            block = SharedMemory(f"of_{size}", create=True, size=size)
            block.close()
            block.unlink()
        """
    )

    def attributes(self, run: Run) -> "dict[str, object]":
        self.assertEqual(run.end(), 0, run.errors)
        return {one["name"]: one.get("attributes") for one in run.log.objects.values() if one["type"] == "SharedMemory"}

    def test_of_this_size_only(self) -> None:
        with Run(self.SOURCE.replace("of_", f"of_{os.getpid()}_")) as run:
            found = {name.rpartition("_")[2]: one for name, one in self.attributes(run).items()}
            self.assertEqual(found, {"18": {"columns": 2, "rows": 3}, "19": None})

    def test_the_twin(self) -> None:
        twin = CATALOG / "shared-memory-image.py"
        with Run(twin, knobs={**short_knobs(twin), "COLUMNS": 5, "ROWS": 4}) as run:
            self.assertEqual(self.attributes(run), {"picture": {"columns": 5, "rows": 4}})


if __name__ == "__main__":
    unittest.main()
