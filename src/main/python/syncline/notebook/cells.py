"""The text of the run: the cells that were executed, one below the other, each below a line with its number.

The lines of the events are those of this text. Where the text of a cell lies is known by the name of the file as which IPython
compiles it; a cell that is executed again is there again, and its functions are where it was executed last.
"""

from __future__ import annotations

from syncline import actors, frames, kinds, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

MOST_BYTES = 256 * 1024
MOST_LINES = 60_000
"""Beyond this much text, or so many lines, cells have no text: the log has 16 bits for a line."""

_PIECE = 1000  # characters, which fit into a record, whatever they are
_MORE = 1


class Transcript:
    """The text of one run so far."""

    def __init__(self, is_full: Callable[[], None]) -> None:
        """Begin without a text; `is_full` is called once, when there is no room for a cell."""
        self._is_full = is_full
        self._full = False
        self._lines = 0
        self._bytes = 0

    def add(self, file: str, number: int, raw: str, compiled: str) -> None:
        """Add a cell that IPython compiles as this file: the text that was typed, unless its lines are not those that are compiled."""
        text = self._text(number, raw, compiled)
        size, lines = len(text.encode("utf-8", "replace")), text.count("\n")
        if self._full or self._bytes + size > MOST_BYTES or self._lines + lines > MOST_LINES:
            if not self._full:
                self._full = True
                self._is_full()
            return
        frames.add_cell(file, self._lines + 1)
        self._lines += lines
        self._bytes += size
        actor = actors.current().id
        pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
        for piece in pieces[:-1]:
            recorder.write(kinds.CELL, actor, value=number, text=piece, flags=_MORE)
        recorder.write(kinds.CELL, actor, value=number, text=pieces[-1])

    @staticmethod
    def _text(number: int, raw: str, compiled: str) -> str:
        """IPython leaves out empty lines at the beginning, and may replace lines by others."""
        typed = raw.splitlines()
        while typed and not typed[0].strip():
            del typed[0]
        made = compiled.splitlines()
        shown = typed if len(typed) == len(made) else made
        return "\n".join([f"# In [{number}]", *(line.rstrip() for line in shown), "", ""])
