"""Completes events from their order: how many wait, how many permits are left, who has ended a wait.

This is what the server does for the programs that it starts (``EventCompleter``, ``ThreadJoins``).
"""

from __future__ import annotations

from syncline import kinds
from syncline.recording.entities import NONE
from syncline.recording.in_flight import COUNTED, InFlight

TYPE_CHECKING = False
if TYPE_CHECKING:
    from syncline.recording.entities import Entities
    from syncline.recording.log import Event

_COUNTED_HERE = frozenset(("ProcessSemaphore", "ProcessBoundedSemaphore"))
_SEMAPHORES = _COUNTED_HERE | {"Semaphore", "BoundedSemaphore"}
_WITH_ITEMS = frozenset(("Pipe", "ProcessQueue", "JoinableQueue"))
_NAME_PEERS = frozenset(("Manager", "ProcessPool"))

_OF_BARRIER = frozenset((kinds.ARRIVED, kinds.BROKE, kinds.RESET))
_CAN_END_WAITS = _OF_BARRIER.union(
    (kinds.RELEASED, kinds.SET, kinds.NOTIFIED, kinds.PUT, kinds.SENT, kinds.DONE, kinds.CLOSED)
)
_ENDS_OWN_WAIT = _OF_BARRIER.union(
    (kinds.ACQUIRED, kinds.PASSED, kinds.WOKEN, kinds.TAKEN, kinds.RECEIVED, kinds.RAISED, kinds.TIMED_OUT)
)
_LEAVES = _ENDS_OWN_WAIT | {kinds.PUT, kinds.DONE}


class _Object:
    def __init__(self, type_name: str, initial: int) -> None:
        self.type = type_name
        self.waiting: set[int] = set()
        self.in_flight = InFlight() if type_name in _WITH_ITEMS else None
        self.number = initial
        self.unfinished = 0
        self.holder = self.releaser = NONE


class Completer:
    """Is shown every event of the log, in order."""

    def __init__(self, entities: Entities) -> None:
        """Complete the events of these actors and objects."""
        self._entities = entities
        self._objects: dict[int, _Object] = {}
        self._joining: dict[int, set[int]] = {}
        self._ended: dict[int, int] = {}

    def complete(self, event: Event) -> None:
        """Give the event the value and the peer that it lacks."""
        if event.kind == kinds.ENDED:
            self._ended[event.actor] = event.value
            for others in self._joining.values():
                others.discard(event.actor)
        if event.thing == NONE:
            if event.peer != NONE:
                self._complete_join(event)
        else:
            self._complete_operation(event, self._object(event.thing))
        if event.kind in (kinds.ENDED, kinds.LOST):
            for thing in self._objects.values():
                thing.waiting.discard(event.actor)

    def _complete_join(self, event: Event) -> None:
        others = self._joining.setdefault(event.peer, set())
        if event.kind == kinds.WAITING:
            others.add(event.actor)
            event.value = len(others)
        elif event.kind in (kinds.PASSED, kinds.TIMED_OUT):
            others.discard(event.actor)
            if event.kind == kinds.PASSED:
                event.value = self._ended.get(event.peer, 0)

    def _complete_operation(self, event: Event, thing: _Object) -> None:
        if thing.in_flight is not None and event.kind in COUNTED:
            waited = event.actor in thing.waiting
            thing.waiting.discard(event.actor)
            event.value, cause = thing.in_flight.next(event.kind, event.actor, event.value, event.text)
            if waited and event.peer == NONE:
                event.peer = cause
            return
        peer = _peer(thing, event)
        event.value = _number(thing, event)
        event.peer = peer

    def _object(self, number: int) -> _Object:
        known = self._objects.get(number)
        if known is None:
            known = self._objects[number] = _Object(self._entities.types[number], self._entities.initial[number])
        return known


def _peer(thing: _Object, event: Event) -> int:
    if thing.type in _NAME_PEERS or event.peer != NONE:
        return event.peer
    if event.kind == kinds.WAITING:
        return thing.holder
    if event.actor in thing.waiting and event.kind in _ENDS_OWN_WAIT and event.kind != kinds.TIMED_OUT:
        if event.kind == kinds.ACQUIRED and thing.type not in _SEMAPHORES and thing.holder != NONE:
            return thing.holder
        return NONE if thing.releaser == event.actor else thing.releaser
    return NONE


def _number(thing: _Object, event: Event) -> int:
    if event.kind == kinds.WAITING:
        thing.waiting.add(event.actor)
        return len(thing.waiting)
    if event.kind in _LEAVES:
        thing.waiting.discard(event.actor)
    if event.kind in _CAN_END_WAITS:
        thing.releaser = event.actor
    if thing.type == "ProcessPool":
        return _tasks(thing, event)
    if event.kind == kinds.ACQUIRED:
        thing.holder = NONE if thing.type in _SEMAPHORES else event.actor
        if thing.type in _COUNTED_HERE:
            thing.number -= 1
            return thing.number
    elif event.kind == kinds.RELEASED:
        if not event.value:
            thing.holder = NONE
        if thing.type in _COUNTED_HERE:
            thing.number += event.value
            return thing.number
    elif event.kind in (kinds.SET, kinds.BROKE, kinds.RESET):
        return len(thing.waiting)
    elif event.kind == kinds.NOTIFIED:
        return min(event.value, len(thing.waiting))
    return event.value


def _tasks(thing: _Object, event: Event) -> int:
    """Count the tasks of a pool of processes that wait for a worker, and those that are not done."""
    if event.kind == kinds.PUT:
        thing.unfinished += 1
        thing.number += 1
    elif event.kind == kinds.TAKEN:
        thing.number -= 1
    elif event.kind == kinds.DONE:
        thing.unfinished -= 1
        return thing.unfinished
    elif event.kind != kinds.CLOSED:
        return event.value
    return thing.number
