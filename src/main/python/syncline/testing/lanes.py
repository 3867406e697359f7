"""Who waits for what in the program, as far as the records tell."""

from __future__ import annotations

import json

from syncline import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from syncline.recording.records import Record

_MOST_THINGS = 1 << 16


class Lane:
    """An actor that has become known; `waiting` is the record of its wait, if it waits, `reported` that of a wait without an end."""

    def __init__(self, record: Record) -> None:
        """Know an actor that has not started."""
        self.number = record.actor
        self.process = record.value
        self.declared = record.raw
        self.name = str(json.loads(record.text).get("name", ""))
        self.started: bytes | None = None
        self.ended = False
        self.waiting: Record | None = None
        self.reported: Record | None = None

    @property
    def is_alive(self) -> bool:
        """Whether it has started and not ended."""
        return self.started is not None and not self.ended

    @property
    def is_stuck(self) -> bool:
        """Whether it waits until somebody else does something."""
        return self.waiting is not None and not self.waiting.timed

    @property
    def is_reported(self) -> bool:
        """Whether it still waits as it did when an earlier test was ended for it."""
        return self.waiting is not None and self.waiting is self.reported


class Thing:
    """An object that has become known.

    `state` is the record that says that a lock is held, or an event is set. `is_handed_on` tells whether an actor that did not hold it has
    ever released it: it is a signal then, and the one who holds it need not be the one who will release it.
    """

    def __init__(self, record: Record) -> None:
        """Know an object in its first state."""
        told = json.loads(record.text)
        self.declared = record.raw
        self.name = str(told.get("name", ""))
        self.type = str(told.get("type", ""))
        self.state: Record | None = None
        self.is_handed_on = False

    @property
    def holder(self) -> int:
        """The number of the actor that holds it, 0 if it is no lock or nobody does."""
        return self.state.actor if self.state is not None and self.state.kind == kinds.ACQUIRED else 0


class Lanes:
    """Is shown every record, in order; `main` is the number of the actor that becomes known first."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.actors: dict[int, Lane] = {}
        self.things: dict[int, Thing] = {}
        self.helpers: set[int] = set()
        self.main = 0

    def take(self, record: Record) -> None:
        """Know what a record says."""
        if record.kind == kinds.ACTOR:
            known = self.actors.get(record.actor)
            self.main = self.main or record.actor
            if known is None or known.ended:
                self.actors[record.actor] = Lane(record)
        elif record.kind == kinds.OBJECT:
            if record.thing not in self.things:
                self.things[record.thing] = Thing(record)
                if len(self.things) > _MOST_THINGS:
                    del self.things[next(iter(self.things))]
        elif record.kind == kinds.HELPER:
            self.helpers.add(record.value)
        elif record.kind <= kinds.LOST:
            lane, thing = self.actors.get(record.actor), self.things.get(record.thing)
            if lane is not None and not lane.ended:
                _follow(lane, record)
                if thing is not None:
                    _change(thing, record)

    def living(self) -> list[Lane]:
        """Return the actors that have started and not ended."""
        return [lane for lane in self.actors.values() if lane.is_alive]

    def forget_ended(self) -> None:
        """Forget the actors that have ended, but for those that have left a lock held."""
        holders = {thing.holder for thing in self.things.values()}
        self.actors = {number: lane for number, lane in self.actors.items() if not lane.ended or number in holders}

    def ring(self) -> list[Lane]:
        """Return actors each of which waits for the next, and the last for the first; empty if there are none but those reported.

        A wait is for a lock that the next one holds, or for its end.
        """
        for first in self.living():
            path = list(self._path(first)) if not first.is_reported else []
            if path and self.next(path[-1]) is first:
                return path
        return []

    def next(self, lane: Lane) -> Lane | None:
        """Return the actor that has to do something before this one goes on, if it is known."""
        if not lane.is_stuck or lane.waiting is None:
            return None
        thing = self.things.get(lane.waiting.thing)
        return self.actors.get(lane.waiting.peer or (thing.holder if thing is not None else 0))

    def is_signal(self, lane: Lane) -> bool:
        """Tell whether somebody outside of the ring may end a wait: it is for a lock that others than its holder release."""
        thing = self.things.get(lane.waiting.thing) if lane.waiting is not None else None
        return thing is not None and (thing.is_handed_on or thing.holder == lane.number)

    def _path(self, first: Lane) -> Iterator[Lane]:
        seen: set[int] = set()
        lane: Lane | None = first
        while lane is not None and lane.is_alive and lane.is_stuck and lane.number not in seen:
            seen.add(lane.number)
            yield lane
            lane = self.next(lane)


def _follow(lane: Lane, record: Record) -> None:
    if record.kind == kinds.STARTED:
        lane.started = lane.started or record.raw
    elif record.kind == kinds.ENDED:
        lane.ended = True
        lane.waiting = None
    elif record.kind == kinds.WAITING:
        lane.waiting = record
    elif lane.waiting is not None and lane.waiting.thing == record.thing and record.kind in kinds.ENDS_OF_WAITS:
        lane.waiting = None


def _change(thing: Thing, record: Record) -> None:
    if record.kind == kinds.ACQUIRED and "Semaphore" not in thing.type:
        thing.state = record
    elif record.kind == kinds.RELEASED and not record.value:
        if thing.holder not in (0, record.actor):
            thing.is_handed_on = True
        thing.state = None
    elif record.kind == kinds.SET:
        thing.state = record
    elif record.kind == kinds.CLEARED:
        thing.state = None
