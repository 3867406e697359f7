"""What the user types: code that runs in ``__main__``, and how it ended.

The value of an expression is printed, as in Python's own console. The code is named ``<console>``; a traceback has the frames of what
was typed and of the script, and no others.
"""

from __future__ import annotations

import ast
import os
import sys

from syncline import actors, events, frames, output, sharing, user

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, TracebackType

NAME = "<console>"

_MOST_PLACES = 8
_MOST_LINE = 100
_MOST_MESSAGE = 800


def run(text: str) -> str:
    """Run code in ``__main__``; return the traceback of the exception that has ended it, or an empty text.

    Raises SystemExit if the code does.
    """
    code = None
    try:
        code = _compiled(text)
        user.run(code, vars(sys.modules["__main__"]))
    except SystemExit:
        raise
    except BaseException as error:
        return _traceback(error, code, text)
    finally:
        output.record_rest(actors.current())
    return ""


def _compiled(text: str) -> CodeType:
    """Each statement that is an expression prints its value, wherever it stands."""
    tree = compile(text, NAME, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    assert isinstance(tree, ast.Module)
    statements = sharing.rewritten(ast.Interactive(tree.body))
    code: CodeType = compile(statements, NAME, "single", dont_inherit=True)
    return code


def _traceback(error: BaseException, code: CodeType | None, text: str) -> str:
    """Return a traceback as Python prints it, without the frames of libraries and of the tracer, and short enough for a record."""
    places = _places(error.__traceback__, code, text.splitlines())
    head = ["Traceback (most recent call last):"] if places else []
    return "\n".join(head + places[-_MOST_PLACES:] + [_last_lines(error)])


def _places(traceback: TracebackType | None, code: CodeType | None, typed: list[str]) -> list[str]:
    places: list[str] = []
    while traceback is not None:
        run, line = traceback.tb_frame.f_code, traceback.tb_lineno
        if run.co_filename == NAME:
            shown = _line(typed, line) if run is code else ""  # of an earlier command, only the name is known
            places.append(f'  File "{NAME}", line {line}, in {run.co_name}{shown}')
        elif frames.is_script(run):
            file = os.path.basename(run.co_filename)
            places.append(f'  File "{file}", line {line}, in {run.co_name}{_line(_script_lines(run), line)}')
        traceback = traceback.tb_next
    return places


def _line(lines: list[str], number: int) -> str:
    return f"\n    {lines[number - 1].strip()[:_MOST_LINE]}" if 0 < number <= len(lines) else ""


def _script_lines(code: CodeType) -> list[str]:
    try:
        with open(code.co_filename, encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()
    except OSError:
        return []


def _last_lines(error: BaseException) -> str:
    """Return what stands below the frames; a syntax error shows its place there."""
    if isinstance(error, SyntaxError) and error.filename == NAME:
        import traceback

        return "".join(traceback.format_exception_only(type(error), error)).rstrip()[-_MOST_MESSAGE:]
    return events.error_text(error)[:_MOST_MESSAGE]
