"""Knobs that are moved during the run: constants of the script that get another value."""

from __future__ import annotations

import json
import sys

from syncline import board, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

seen = 0
"""The version that this process has seen."""

_path = ""
_spaces: list[dict[str, Any]] = []


def connect(path: str) -> None:
    """Name the file that the server replaces when a knob is moved."""
    global _path
    _path = path


def add_space(variables: dict[str, Any]) -> None:
    """Assign the constants there too: a child that imports the script copies the variables that its functions see."""
    _spaces.append(variables)


def refresh() -> None:
    """Assign the constants in ``__main__`` if the board says that knobs were moved since this was last called.

    Two threads may do this at the same time: they assign the same values.
    """
    global seen
    version = board.words[board.KNOBS]
    if version == seen:
        return
    seen = version
    try:
        with open(_path, encoding="utf-8") as file:
            values = json.load(file)
    except (OSError, ValueError) as error:
        recorder.note(f"The knobs cannot be read: {error}")
        return
    for variables in (vars(sys.modules["__main__"]), *_spaces):
        variables.update(values)
