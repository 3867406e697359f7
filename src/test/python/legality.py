"""Replays a log against simple models of the primitives: every prefix of a log has to be a legal history."""

from __future__ import annotations

from collections import deque
from typing import Any

import process_legality
from records import Event, Log

_ENDS = frozenset(
    "acquired passed put taken done woken sent received timedOut raised ended arrived broke reset".split()
)


_JOINED = ("", "Process", "Manager")
_ALL_HAVE_WOKEN = "all have woken"


def problems(log: Log) -> list[str]:
    """Return what is illegal in a log, in words; empty if nothing is."""
    replay = _Replay(log)
    for number, event in enumerate(log.events):
        why = replay.take(event)
        if why:
            replay.found.append(f"{number}: {event.actor} {event.kind} {event.object} {event.value} {event.text}: {why}")
    if not log.is_whole:
        replay.found.append("a record is torn")
    return replay.found


class _Replay:
    def __init__(self, log: Log) -> None:
        self.log = log
        self.found: list[str] = []
        self.started: set[int] = set()
        self.ended: dict[int, int] = {}
        self.waits: dict[int, tuple[int, str]] = {}
        self.state: dict[int, Any] = {}

    def take(self, event: Event) -> str | None:
        """Return why the event is illegal, or None."""
        return self._lane(event) or self._wait(event) or self._object(event)

    def _lane(self, event: Event) -> str | None:
        actor = event.actor_id
        if event.kind == "started":
            if actor in self.started:
                return "it was started before"
            self.started.add(actor)
        elif actor not in self.started and actor:  # there is none if a library sends a signal
            return "it was not started"
        elif actor in self.ended:
            return "it has ended"
        if event.kind == "ended":
            self.ended[actor] = event.value
        return None

    def _wait(self, event: Event) -> str | None:
        actor = event.actor_id
        waits = self.waits.get(actor)
        place = (event.object_id, event.peer)
        if event.kind == "waiting":
            if waits is not None and self._type(waits[0]) != "Condition":
                return f"it waits already, for {waits}"
            if not event.object_id and event.peer_id in self.ended:
                return "it joins one that has ended"
            self.waits[actor] = place
        elif waits is not None and waits[0] == event.object_id and event.kind in _ENDS and event.kind != "ended":
            del self.waits[actor]
        joins = self._type(event.object_id) in _JOINED and bool(event.peer_id)
        if event.kind == "passed" and joins and self.ended.get(event.peer_id) != event.value:
            return "the joined one has not ended like this"
        return None

    def _type(self, number: int) -> str:
        return str(self.log.objects[number]["type"]) if number else ""

    def _object(self, event: Event) -> str | None:
        kind = self._type(event.object_id)
        judge = _JUDGES.get(kind)
        if judge is None or event.kind in ("waiting", "timedOut") or (event.kind == "raised" and kind != "Pipe"):
            return None
        if event.kind == "passed" and event.text == _ALL_HAVE_WOKEN:
            return None
        key = event.object_id
        attributes = self.log.objects[key].get("attributes", {})
        self.state.setdefault(key, _begin(kind, attributes))
        why: str | None = judge(self.state[key], event, attributes)
        return why


def _begin(kind: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        "holder": None,
        "depth": 0,
        "permits": attributes.get("initial", 0),
        "flag": False,
        "passing": 0,
        "waiting": 0,
        "arrived": 0,
        "leaving": 0,
        "items": deque(),
        "tasks": 0,
        "closed": False,
        "kind": kind,
    }


def _lock(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    reentrant = state["kind"] == "RLock"
    if event.kind == "acquired":
        if state["depth"] and not (reentrant and state["holder"] == event.actor_id):
            return "it is held"
        if event.value != state["depth"] + 1 and not (reentrant and state["depth"] == 0):
            return f"the depth was {state['depth']}"
        state.update(holder=event.actor_id, depth=event.value)
    elif event.kind == "released":
        if not state["depth"]:
            return "it is not held"
        if reentrant and state["holder"] != event.actor_id:
            return "another one owns it"
        if event.value not in (0, state["depth"] - 1):
            return f"the depth was {state['depth']}"
        state["depth"] = event.value
    return None


def _semaphore(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    before = state["permits"]
    if event.kind == "acquired":
        state["permits"] -= 1
        if before <= 0 or event.value != before - 1:
            return f"{before} were left"
    elif event.kind == "released":
        state["permits"] = event.value
        if event.value <= before:
            return f"{before} were left"
        if state["kind"] == "BoundedSemaphore" and event.value > attributes["initial"]:
            return "that is above the bound"
    return None


def _event(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    if event.kind == "set":
        state["flag"] = True
        state["passing"] += event.value
    elif event.kind == "cleared":
        state["flag"] = False
    elif event.kind == "passed":
        if not state["flag"] and not state["passing"]:
            return "it is not set"
        state["passing"] = max(0, state["passing"] - 1)
    return None


def _condition(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    if event.kind == "notified":
        state["passing"] += event.value
    elif event.kind == "woken":
        state["passing"] -= 1
        if state["passing"] < 0:
            return "nobody notified it"
    return None


def _barrier(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    parties = attributes["parties"]
    if event.kind == "arrived":
        if event.value != state["arrived"]:
            return f"{state['arrived']} had arrived"
        state["arrived"] += 1
    elif event.kind == "passed":
        if not state["leaving"]:
            if state["arrived"] != parties:
                return f"only {state['arrived']} had arrived"
            state.update(leaving=parties, arrived=0)
        state["leaving"] -= 1
    elif event.kind in ("broke", "reset"):
        state["arrived"] = 0
    return None


def _queue(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    items: deque[str] = state["items"]
    if event.kind == "put":
        if state["closed"]:
            return "it is shut down"
        if attributes.get("capacity") and len(items) >= attributes["capacity"]:
            return "it is full"
        items.append(event.text)
        state["tasks"] += 1
    elif event.kind == "taken":
        if not items:
            return "it is empty"
        if state["kind"] == "PriorityQueue":
            if event.text not in items:
                return "nobody put that"
            items.remove(event.text)
        elif (items.pop() if state["kind"] == "LifoQueue" else items.popleft()) != event.text:
            return "another item was next"
    elif event.kind == "closed":
        state["closed"] = True
        while len(items) > event.value:
            items.popleft()
            state["tasks"] -= 1
        return None
    elif event.kind == "done":
        if event.value not in (state["tasks"], state["tasks"] - 1):
            return f"{state['tasks']} were not done"
        state["tasks"] = event.value
        return None
    return None if event.value == len(items) else f"there are {len(items)}"


def _pool(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    return None if event.kind == "received" else _queue(state, event, attributes)


def _variable(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    known = state["value"] if "value" in state else (attributes["initial"], "") if "initial" in attributes else None
    state["value"] = (event.value, event.text)
    if event.kind == "read" and known not in (None, state["value"]):
        return f"it was {known}"
    return None


_JUDGES = {
    "Pool": _pool,
    "SharedVariable": _variable,
    "SharedReference": _variable,
    "Lock": _lock,
    "RLock": _lock,
    "Semaphore": _semaphore,
    "BoundedSemaphore": _semaphore,
    "Event": _event,
    "Condition": _condition,
    "Barrier": _barrier,
    "Queue": _queue,
    "LifoQueue": _queue,
    "PriorityQueue": _queue,
    "SimpleQueue": _queue,
    "ProcessBarrier": _barrier,
    **process_legality.JUDGES,
}
