"""The file of a log: a header, and chunks of events, see ``docs/log-format.md``."""

from __future__ import annotations

from syncline.recording.cbor import Column, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from syncline.recording.entities import Entities

_MOST_EVENTS = 4096
_MOST_TEXT = 1 << 16
_MOST_LINE = 0xFFFF
_TIMED = 1


class Event:
    """One event, with the numbers of the log."""

    __slots__ = ("actor", "kind", "line", "nanos", "peer", "text", "thing", "timed", "value")

    def __init__(
        self, nanos: int, kind: int, actor: int, thing: int, peer: int, line: int, value: int, timed: bool, text: str
    ) -> None:
        """Know what happened."""
        self.nanos = nanos
        self.kind = kind
        self.actor = actor
        self.thing = thing
        self.peer = peer
        self.line = min(line, _MOST_LINE)
        self.value = value
        self.timed = timed
        self.text = text


class Log:
    """Writes chunks; the caller calls `flush` a moment after the first event of one."""

    def __init__(self, file: BinaryIO, header: dict[str, Any], entities: Entities) -> None:
        """Write the header; raises OSError as every method does that writes."""
        self._file = file
        self._entities = entities
        self._events: list[Event] = []
        self._texts: dict[str, int] = {}
        self._characters = 0
        self._sequence = 0
        self._nanos = 0
        self._notes = 0
        self._write({"format": "syncline", "version": 1, **header})

    @property
    def is_open(self) -> bool:
        """Whether there are events that are not in the file yet."""
        return bool(self._events)

    def append(self, event: Event) -> None:
        """Add an event; its time never goes backwards."""
        if len(self._events) == _MOST_EVENTS or (event.text and self._characters + len(event.text) > _MOST_TEXT):
            self.flush()
        self._nanos = event.nanos = max(self._nanos, event.nanos)
        if event.text and event.text not in self._texts:
            self._texts[event.text] = len(self._texts) + 1
            self._characters += len(event.text)
        self._events.append(event)

    def flush(self) -> None:
        """Write the chunk that is open, if there is one."""
        if self._events:
            self._write_chunk({})

    def end(self, note: dict[str, Any]) -> None:
        """Write the last chunk, with the note ``ended``."""
        self.note({"kind": "ended", **note})

    def note(self, note: dict[str, Any]) -> None:
        """Write a chunk with what has not been written, and a note after it."""
        after = self._sequence + len(self._events)
        whole = {"n": self._notes, "seq": after, "t": self._nanos, **note}
        self._notes += 1
        self._write_chunk({"notes": [whole]})

    def _write_chunk(self, more: dict[str, Any]) -> None:
        events, texts = self._events, self._texts
        chunk: dict[str, Any] = {"seq": self._sequence, "count": len(events)}
        if events:
            chunk["t"] = Column("d", [event.nanos for event in events])
            chunk["kind"] = Column("B", [event.kind for event in events])
            chunk["actor"] = Column("H", [event.actor for event in events])
            chunk["object"] = Column("H", [event.thing for event in events])
            chunk["peer"] = Column("H", [event.peer for event in events])
            chunk["line"] = Column("H", [event.line for event in events])
            chunk["value"] = Column("i", [event.value for event in events])
            chunk["flags"] = Column("B", [_TIMED if event.timed else 0 for event in events])
            chunk["text"] = Column("H", [texts[event.text] if event.text else 0 for event in events])
        if texts:
            chunk["texts"] = list(texts)
        if self._entities.new_actors:
            chunk["actors"] = self._entities.new_actors
        if self._entities.new_objects:
            chunk["objects"] = self._entities.new_objects
        self._write({**chunk, **more})
        self._entities.new_actors, self._entities.new_objects = [], []
        self._sequence += len(events)
        self._events, self._texts, self._characters = [], {}, 0

    def _write(self, item: dict[str, Any]) -> None:
        rest = encode(item)
        while rest:  # the disk may take a part only, and then nothing more
            rest = rest[self._file.write(rest) :]
        self._file.flush()
