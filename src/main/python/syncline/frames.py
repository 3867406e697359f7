"""Whose code a frame runs: the user's, a library's or the tracer's, and at which line the script is."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType, TracebackType

USER = 0
LIBRARY = 1
TRACER = 2

_TRACER_DIRECTORY = os.path.dirname(os.path.abspath(__file__)) + os.sep
_LAUNCHER = os.path.join(_TRACER_DIRECTORY, "launcher.py")
_STANDARD_LIBRARY = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_PACKAGES = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")

_by_file: dict[str, int] = {}
_user_directories: list[str] = []
_only: list[str] = []
_script = ""
_lines_before: dict[str, int] = {}
"""Which files are the text of the run, and how many of its lines are before theirs: a script is all of it, a cell a part."""


def set_script(path: str) -> None:
    """Name the file of the script, as its code objects name it."""
    global _script
    _lines_before.pop(_script, None)
    _script = path
    _by_file[path] = USER
    _lines_before[path] = 0


def add_cell(path: str, lines_before: int) -> None:
    """Name the file of a cell, as its code objects name it, and how many lines of the notebook are before it."""
    _lines_before[path] = lines_before


def forget_cells() -> None:
    """Know the lines of no cell any more."""
    _lines_before.clear()


def add_user_directory(directory: str) -> None:
    """Count what is in a directory, or a file, as the user's, though it may be a part of the standard library."""
    _user_directories.append(directory if os.path.isfile(directory) else os.path.join(directory, ""))
    _by_file.clear()
    _by_file[_script] = USER


def show_only(directory: str) -> None:
    """Count nothing as the user's that is not in this directory, but the script and what `add_user_directory` names."""
    _only.append(os.path.join(directory, ""))
    _by_file.clear()
    _by_file[_script] = USER


def owner(frame: FrameType) -> int:
    """Return whose code it is: ``USER``, ``LIBRARY`` or ``TRACER``."""
    file = frame.f_code.co_filename
    found = _by_file.get(file)
    if found is None:
        if file.startswith("<"):  # code without a file has no owner of its own, and must not be remembered
            return USER if frame.f_globals.get("__name__") == "__main__" else LIBRARY
        found = _by_file[file] = owner_of_file(file)
    return found


def is_tracers(frame: FrameType) -> bool:
    """Tell whether it is a frame of the tracer."""
    return frame.f_code.co_filename.startswith(_TRACER_DIRECTORY)


def is_script(code: CodeType) -> bool:
    """Tell whether it is code of the script's own file."""
    return code.co_filename == _script


def is_launchers(frame: FrameType) -> bool:
    """Tell whether it is a frame of the module that has called the script."""
    return frame.f_code.co_filename == _LAUNCHER


def script_line(frame: FrameType | None) -> int:
    """Return the line at which the script is, seen from a frame; 0 if the script has not called it."""
    while frame is not None:
        before = _lines_before.get(frame.f_code.co_filename)
        if before is not None:
            return before + (frame.f_lineno or -before)
        frame = frame.f_back
    return 0


def script_places(traceback: TracebackType | None) -> list[tuple[str, int, str]]:
    """Return where the script is in a traceback, the most recent call last: the name of its file, the line, the function."""
    places: list[tuple[str, int, str]] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        before = _lines_before.get(code.co_filename)
        if before is not None and traceback.tb_lineno:
            places.append((os.path.basename(_script), before + traceback.tb_lineno, code.co_name))
        traceback = traceback.tb_next
    return places


def creator(thing: object = None) -> FrameType | None:
    """Return the frame that makes a thing, or None.

    That is the innermost one that is neither the tracer's nor a constructor of the thing itself, if that has one in Python.
    """
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and (owner(frame) == TRACER or _constructs(frame, thing)):
        frame = frame.f_back
    return frame


def _constructs(frame: FrameType, thing: object) -> bool:
    # The name comes first: up to Python 3.12, asking for the locals keeps them alive.
    if thing is None or frame.f_code.co_name != "__init__" or not frame.f_code.co_argcount:
        return False
    return frame.f_locals.get(frame.f_code.co_varnames[0]) is thing


def owner_of_file(file: str) -> int:
    """Return whose code is in a file: ``USER``, ``LIBRARY`` or ``TRACER``."""
    if file.startswith(_TRACER_DIRECTORY):
        return TRACER
    if any(file.startswith(directory) for directory in _user_directories):
        return USER
    if _only:
        inside = file.startswith(_only[-1])
        return USER if inside and not _is_installed(file[len(_only[-1]) - 1 :]) else LIBRARY
    return LIBRARY if file.startswith(_STANDARD_LIBRARY) or _is_installed(file) else USER


def _is_installed(file: str) -> bool:
    return any(part in file for part in _PACKAGES)
