"""The magic ``%syncline``."""

from __future__ import annotations

from syncline.notebook import session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NAME = "syncline"
_OFF = "off"


def load(shell: Any) -> None:
    """Make the magic known."""
    shell.register_magic_function(_syncline, "line", _NAME)


def unload(shell: Any) -> None:
    """Take the magic away, and end the run."""
    session.end()
    shell.magics_manager.magics["line"].pop(_NAME, None)


def _syncline(line: str) -> None:
    """Show on a Syncline server what the threads and processes of this notebook do.

    %syncline [SERVER]   from now on, by default on http://localhost:8080
    %syncline off        no longer; the notebook goes on
    """
    word = line.strip()
    if word == _OFF:
        session.end()
    else:
        session.watch(word or None)
