"""Reads what the tracer has written."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

HEADER = struct.Struct("<HBBIIQIiq")
KINDS = (
    "started ended waiting acquired released timedOut notified woken set cleared arrived passed broke reset put taken done sent "
    "received closed read wrote working sleeping resumed printed raised lost"
).split()
TRACERS = {100: "actor", 101: "object", 102: "held", 103: "note", 104: "signalled", 105: "ready", 108: "answered"}


@dataclass(frozen=True)
class Event:
    """One record, with names instead of numbers."""

    kind: str
    actor: str
    object: str
    peer: str
    value: int
    text: str
    line: int
    timed: bool
    actor_id: int
    object_id: int
    peer_id: int
    nanos: int


class Log:
    """The records so far; a record that is not whole yet is waited for."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.notes: list[str] = []
        self.actors: dict[int, dict[str, Any]] = {}
        self.objects: dict[int, dict[str, Any]] = {}
        self.held: list[Event] = []
        self.helpers: list[int] = []
        self.transcript = ""
        self._rest = b""
        self._said: set[tuple[str, int]] = set()

    def feed(self, data: bytes) -> None:
        """Add what was read; nothing at the end."""
        data = self._rest + data
        at = 0
        while at + HEADER.size <= len(data):
            length = HEADER.unpack_from(data, at)[0]
            if at + length > len(data):
                break
            self._add(data[at : at + length])
            at += length
        self._rest = data[at:]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left of a record that was torn."""
        return not self._rest

    def actor(self, name: str) -> int:
        """Return the number of an actor."""
        return next(number for number, actor in self.actors.items() if actor["name"] == name)

    def not_ended(self) -> list[dict[str, Any]]:
        """Return the actors that have not said, and of which nobody has said, that they have ended."""
        return [actor for number, actor in self.actors.items() if ("ended", number) not in self._said]

    def find(self, kind: str, **properties: Any) -> Iterator[Event]:
        """Return the events of a kind with these properties; those of kind `held`, `ready` and `answered` too."""
        for event in self.held if kind in ("held", "ready", "answered") else self.events:
            if event.kind == kind and all(getattr(event, key) == value for key, value in properties.items()):
                yield event

    def story(self, actor: str | None = None, object: str | None = None) -> list[str]:
        """Return what an actor did, or what happened to an object, as short texts such as ``acquired lock 1``."""
        return [
            " ".join(filter(None, (event.kind, event.object, str(event.value) if event.value else "", event.peer, event.text)))
            for event in self.events
            if (actor is None or event.actor == actor) and (object is None or event.object == object)
        ]

    def text(self) -> str:
        """Return all events, one in a line."""
        return "\n".join(
            f"{event.actor:12} {event.kind:9} {event.object:12} {event.value} {event.peer} {event.text} @{event.line}"
            for event in self.events
        )

    def _add(self, record: bytes) -> None:
        _, kind, flags, actor, peer, thing, line, value, nanos = HEADER.unpack_from(record)
        text = record[HEADER.size :].decode("utf-8")
        if kind == 103:
            self.notes.append(text)
        elif kind == 107:
            self.helpers.append(value)
        elif kind == 109:
            self.transcript += text
        elif kind == 100:
            self.actors.setdefault(actor, json.loads(text))
        elif kind == 101:
            self.objects.setdefault(thing, json.loads(text))
        else:
            event = Event(
                TRACERS.get(kind) or KINDS[kind],
                self.actors[actor]["name"] if actor else "",
                self.objects[thing]["name"] if thing else "",
                self.actors[peer]["name"] if peer else "",
                value,
                text,
                line,
                bool(flags & 1),
                actor,
                thing,
                peer,
                nanos,
            )
            if event.kind in ("started", "ended"):
                if (event.kind, actor) in self._said:
                    return  # by the parent that has reaped it, in case that the child could not say it
                self._said.add((event.kind, actor))
            elif ("ended", actor) in self._said:
                return  # of a daemon that was just about to say something when it was stopped
            (self.held if kind in (102, 105, 108) else self.events).append(event)
