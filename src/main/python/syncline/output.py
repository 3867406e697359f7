"""What actors print: each line that an actor writes to ``sys.stdout`` is recorded."""

from __future__ import annotations

import io
import sys

from syncline import actors, events, kinds, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST_OPEN = 10_000

_open_lines: dict[int, str] = {}
"""What each actor has written without the end of a line."""


class RecordingOutput(io.TextIOWrapper):
    """The standard output: it also records each line, when the actor that writes it has written its end.

    Actors write their lines in pieces; an actor's own pieces make up its lines, though those of others may come in between.
    """

    def write(self, text: Any, /) -> int:
        """Write a text, see ``io.TextIOBase.write``, which refuses what is none."""
        if isinstance(text, str) and text:
            record(text)
        return super().write(text)


def install() -> None:
    """Put the recording output in place of ``sys.stdout``, with the same properties."""
    plain = sys.stdout
    if type(plain) is not io.TextIOWrapper:
        return
    settings = {
        "encoding": plain.encoding,
        "errors": plain.errors,
        "line_buffering": plain.line_buffering,
        "write_through": plain.write_through,
    }
    recording = RecordingOutput(plain.detach(), newline=None, **settings)  # type: ignore[arg-type]
    recording.mode = "w"  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = recording  # type: ignore[misc]


def record(text: str) -> None:
    """Record the lines that end in what the calling actor writes."""
    actor = actors.current()
    lines = (_open_lines.pop(actor.id, "") + text).split("\n")
    if lines[-1]:
        _open_lines[actor.id] = lines[-1][:_MOST_OPEN]
    for line in lines[:-1]:
        if line:
            events.emit(kinds.PRINTED, text=line)


def record_rest(actor: actors.Actor) -> None:
    """Record what an actor, which ends now, has written to the standard output without the end of a line."""
    rest = _open_lines.pop(actor.id, "")
    if rest:
        recorder.write(kinds.PRINTED, actor.id, text=rest)


RecordingOutput.__name__ = RecordingOutput.__qualname__ = "TextIOWrapper"
RecordingOutput.__module__ = "_io"
