"""Runs the program of a run directory without the tracer: ``python -m syncline.untraced DIRECTORY``.

Only the values of the knobs are written into its text, each in place of the literal that the constant has there, so that the lines
stay the same and child processes that import the script have them, too. This process then becomes ``python SCRIPT``, in which
nothing of the tracer is left. Its standard output is the FIFO of the run directory.
"""

from __future__ import annotations

import ast
import os
import sys

from syncline.program import Program
from syncline.transform import assigned_constant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ALONE = "-P" if sys.version_info >= (3, 11) else "-I"
"""Keeps the directory of the script out of ``sys.path``."""


def main() -> None:
    """Become the program of the run directory that the command line names; raises OSError if it cannot."""
    program = Program(sys.argv[1])
    with open(program.script, "rb") as file:
        source = file.read()
    try:
        source = with_knobs(source, program.knobs)
    except SyntaxError:
        pass  # the interpreter says so itself
    with open(program.script, "wb") as file:
        file.write(source)
    output = os.open(program.path("events"), os.O_WRONLY)
    os.dup2(output, 1)
    os.close(output)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    flags = [_ALONE] if program.alone else []
    os.execve(sys.executable, [sys.executable, *flags, program.script, *program.arguments], environment)


def with_knobs(source: bytes, knobs: dict[str, Any]) -> bytes:
    """Return the text of a script, in UTF-8, in which its constants have these values; raises SyntaxError if it is no Python."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for statement in reversed(ast.parse(source).body):
        name = assigned_constant(statement)
        if name in knobs:
            value: Any = statement.value  # type: ignore[attr-defined]
            begin = starts[value.lineno - 1] + value.col_offset
            end = starts[value.end_lineno - 1] + value.end_col_offset
            source = source[:begin] + repr(knobs[name]).encode() + source[end:]
    return source


if __name__ == "__main__":
    main()
