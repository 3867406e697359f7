"""The actors and objects of a recording: their numbers, and names that are unique."""

from __future__ import annotations

import json

from syncline import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from syncline.recording.records import Record

NONE = 0xFFFF
"""The number of no actor, and of no object."""

MOST = 0xFFFE
"""How many actors, and how many objects, a log can number."""


class TooMany(Exception):
    """The log cannot number another actor or object; the text is a sentence."""


class Actor:
    """An actor of the recording, as far as its events tell."""

    def __init__(self, number: int, name: str, kind: str) -> None:
        """Know an actor that has not started."""
        self.number = number
        self.name = name
        self.kind = kind
        self.started = self.ended = self.signalled = False
        self.error = ""

    @property
    def is_process(self) -> bool:
        """Whether it is a process, or the main thread of the first."""
        return self.kind == "process" or self.number == 0


class Entities:
    """All actors and objects, by the numbers that the tracer made up."""

    def __init__(self) -> None:
        """Begin with none."""
        self.actors: dict[int, Actor] = {}
        self.objects: dict[int, int] = {}
        self.types: list[str] = []
        self.initial: list[int] = []
        self.new_actors: list[dict[str, Any]] = []
        self.new_objects: list[dict[str, Any]] = []
        self._actor_names: set[str] = set()
        self._object_names: set[str] = set()

    def add_actor(self, record: Record) -> None:
        """Let an actor become known, once; raises TooMany."""
        if record.actor in self.actors:
            return
        if len(self.actors) >= MOST:
            raise TooMany(f"A recording may have at most {MOST} actors.")
        told: dict[str, Any] = json.loads(record.text)
        kind = str(told.get("kind", "thread"))
        actor = Actor(len(self.actors), _unique(self._actor_names, str(told.get("name", ""))), kind)
        self.actors[record.actor] = actor
        self.new_actors.append({"id": actor.number, "name": actor.name, "kind": kind})

    def add_object(self, record: Record) -> None:
        """Let an object become known, once; raises TooMany."""
        if record.thing in self.objects:
            return
        if len(self.objects) >= MOST:
            raise TooMany(f"A recording may have at most {MOST} objects.")
        told: dict[str, Any] = json.loads(record.text)
        number = self.objects[record.thing] = len(self.objects)
        attributes: dict[str, Any] = told.get("attributes", {})
        initial = attributes.get("initial", 0)
        self.types.append(str(told.get("type", "")))
        self.initial.append(initial if type(initial) is int else 0)
        name = _unique(self._object_names, str(told.get("name", "")))
        kept = {key: value for key, value in attributes.items() if value is not None}
        self.new_objects.append({**kept, "id": number, "name": name, "type": self.types[number]})

    def number(self, actor: int) -> int:
        """Return the number in the log of an actor of the program, NONE for 0."""
        found = self.actors.get(actor)
        return NONE if found is None else found.number

    def follow(self, record: Record) -> Actor | None:
        """Return the actor of an event that belongs in the log, or None.

        The start and the end of a process may be recorded twice, by itself and by its parent, and a daemon may go on for a while after it
        was said to be stopped.
        """
        actor = self.actors.get(record.actor)
        if actor is None or actor.ended or (actor.started and record.kind == kinds.STARTED):
            return None
        actor.started = actor.started or record.kind == kinds.STARTED
        actor.ended = record.kind == kinds.ENDED
        if record.kind == kinds.RAISED:
            actor.error = record.text.partition('\n  File "')[0]
        return actor

    def living(self) -> list[tuple[int, Actor]]:
        """Return the actors that have started and not ended, with their numbers in the program."""
        return [(number, actor) for number, actor in self.actors.items() if actor.started and not actor.ended]


def _unique(taken: set[str], name: str) -> str:
    """Return the name, or if it is taken the first that is free of ``name (2)``, ``name (3)`` …; it is taken then."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name} ({count})"
    taken.add(free)
    return free
