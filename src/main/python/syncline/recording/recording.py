"""From the records of a program to its log: the events are numbered in the order in which the kernel took the records."""

from __future__ import annotations

from time import monotonic_ns

from syncline import kinds
from syncline.recording.completer import Completer
from syncline.recording.ending import KILLED, STOPPED, Ending
from syncline.recording.entities import NONE, Entities
from syncline.recording.log import Event, Log
from syncline.recording.records import RecordReader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from syncline.recording.entities import Actor
    from syncline.recording.records import Record

_KILLED_TEXT = "The program was killed, or ended in a way that it could not say."


class Recording:
    """The log of one program."""

    def __init__(self, file: BinaryIO, header: dict[str, Any]) -> None:
        """Begin the log in a file; raises OSError as every method does that writes."""
        self._entities = Entities()
        self._log = Log(file, header, self._entities)
        self._completer = Completer(self._entities)
        self._reader = RecordReader()
        self._ending = Ending()
        self._begin = -1

    @property
    def is_open(self) -> bool:
        """Whether there are events that are not in the file yet."""
        return self._log.is_open

    def feed(self, data: bytes) -> None:
        """Add what was read; raises ValueError if that is no record, TooMany if the log cannot number what becomes known."""
        for record in self._reader.feed(data):
            self._take(record)

    def flush(self) -> None:
        """Write what is not in the file yet."""
        self._log.flush()

    def stuck(self, sentence: str, waits: list[tuple[int, int, int, int]], is_ring: bool) -> None:
        """Note that nobody can go on: the actors that wait, each with its object, or 0, who holds it or is joined, or 0, and since when.

        They are a ring, or all that there are. The numbers are those of the records.
        """
        self._ending.stuck(sentence, is_ring)
        self._log.note({**self._ending.note(), **self._standstill(waits, is_ring)})

    def _standstill(self, waits: list[tuple[int, int, int, int]], is_ring: bool) -> dict[str, Any]:
        found: list[dict[str, int]] = []
        for actor, thing, peer, since in waits:
            entry = {"actor": self._entities.number(actor), "object": self._entities.objects.get(thing, NONE)}
            other = self._entities.number(peer)
            if not is_ring:
                entry["since"] = self._time(since)
                if other != NONE:
                    entry["holder" if thing else "peer"] = other
            found.append({key: number for key, number in entry.items() if number != NONE})
        return {"kind": "deadlock", "cycle": found} if is_ring else {"kind": "stalled", "waits": found, "help": []}

    def end(self, why: str = "") -> None:
        """Write the end: nothing more comes, or the recording ends before the program, for a reason that is a sentence."""
        if why:
            self._ending.cut_off(why)
        for number, actor in self._entities.living():
            if not why and actor.is_process:
                self._ending.cut_off(_KILLED_TEXT if actor.number == 0 else f"{actor.name} was killed.")
            actor.ended = True
            value = KILLED if actor.is_process and actor.number else STOPPED
            self._append(Event(self._time(monotonic_ns()), kinds.ENDED, self._entities.number(number), NONE, NONE, 0, value, False, ""))
        if not self._entities.actors:
            self._ending.cut_off("The program ended before it could be recorded.")
        self._log.end(self._ending.note())

    def _take(self, record: Record) -> None:
        if record.kind == kinds.ACTOR:
            self._entities.add_actor(record)
        elif record.kind == kinds.OBJECT:
            self._entities.add_object(record)
        elif record.kind == kinds.SIGNALLED:
            peer = self._entities.actors.get(record.peer)
            if peer is not None:
                peer.signalled = True
        elif record.kind <= kinds.LOST:
            actor = self._entities.follow(record)
            if actor is not None:
                self._add(record, actor)

    def _add(self, record: Record, actor: Actor) -> None:
        event = Event(
            self._time(record.nanos),
            record.kind,
            actor.number,
            self._entities.objects.get(record.thing, NONE),
            self._entities.number(record.peer),
            record.line,
            record.value,
            record.timed,
            record.text,
        )
        self._append(event)
        if event.kind == kinds.ENDED:
            self._ending.ended(actor, event.value)

    def _append(self, event: Event) -> None:
        self._completer.complete(event)
        self._log.append(event)

    def _time(self, nanos: int) -> int:
        if self._begin < 0:
            self._begin = nanos
        return max(0, nanos - self._begin)
