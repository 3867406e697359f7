"""Models of what processes share, for `legality`.

What the server completes from the order, such as permits and items in flight, is counted here.
"""

from __future__ import annotations

import re
from typing import Any

from records import Event

_CELL = re.compile(r"\[(\d+)\] = (.*)", re.DOTALL)
_CELLS = re.compile(r"\[(\d+):(\d+)\] = (-?\d+(?:, -?\d+)*)")


def lock(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    reentrant = state["kind"] == "ProcessRLock"
    mine = state["holder"] == event.actor_id
    if event.kind == "acquired":
        if state["depth"] and not (reentrant and mine):
            return "it is held"
        state.update(holder=event.actor_id, depth=event.value)
    elif event.kind == "released":
        if not state["depth"] or (reentrant and not mine):
            return "it is not held by this actor"
        state["depth"] = event.value
    return None


def semaphore(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    if event.kind == "acquired":
        state["permits"] -= 1
        return "none was left" if state["permits"] < 0 else None
    if event.kind == "released":
        state["permits"] += event.value
        bounded = state["kind"] == "ProcessBoundedSemaphore"
        return "that is above the bound" if bounded and state["permits"] > attributes["initial"] else None
    return None


def event(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    state["flag"] = state["flag"] or event.kind == "set"  # a waiting actor may see it only when it was cleared again
    return "it was never set" if event.kind == "passed" and not state["flag"] else None


def condition(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    state["passing"] += event.value if event.kind == "notified" else -1 if event.kind == "woken" else 0
    return "nobody notified it" if state["passing"] < 0 else None


def queue(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    items = state["items"]
    if event.kind == "put":
        if attributes.get("capacity") and len(items) >= attributes["capacity"]:
            return "it is full"
        items.append(event.text)
        state["tasks"] += 1
    elif event.kind == "taken":
        if event.text not in items:
            return "nobody put that"
        items.remove(event.text)
    elif event.kind == "done":
        if event.value == -1:
            return f"{state['tasks']} are not done" if state["tasks"] else None
        state["tasks"] -= 1
        return "nothing is left to do" if state["tasks"] < 0 else None
    return None


def pipe(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    if event.kind == "sent":
        state["items"].append(event.text)
    elif event.kind == "received":
        items = state["items"]
        if event.text in items:
            items.remove(event.text)
        elif items and items[0].endswith(" bytes") != event.text.endswith(" bytes"):
            items.popleft()  # sent as an item and received as bytes, or the other way round
        else:
            return "nobody sent that"
    elif event.kind == "raised" and event.text == "EOFError" and state["items"]:
        return "there is something in it"
    return None


def value(state: dict[str, Any], event: Event, attributes: dict[str, Any]) -> str | None:
    known = state.setdefault("cells", {0: (attributes["initial"], "")} if "initial" in attributes else {})
    now = (event.value, event.text)
    if event.kind == "wrote":
        known[0] = now
    elif event.kind == "read" and known.setdefault(0, now) != now:
        return f"it was {known[0]}"
    return None


def memory(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    known = state.setdefault("cells", {})
    one, many = _CELL.match(event.text), _CELLS.fullmatch(event.text)
    cells = [(int(one[1]), one[2])] if one else list(enumerate(many[3].split(", "), int(many[1]))) if many else []
    for index, content in cells:
        if event.kind == "wrote":
            known[index] = content
        elif known.setdefault(index, content) != content:
            return f"[{index}] was {known[index]}"
    return None


def manager(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    if event.kind == "sent":
        state["items"].append((event.actor, event.peer, event.text))
    elif event.kind == "received":
        request, reply = (event.peer, "", event.text), (event.peer, event.actor, event.text)
        found = request if request in state["items"] else reply
        if found not in state["items"]:
            return "nobody sent that"
        state["items"].remove(found)
    return None


def pool(state: dict[str, Any], event: Event, _: dict[str, Any]) -> str | None:
    if event.kind == "put":
        state["items"].append((event.actor, event.text))
        state["tasks"] += 1
    elif event.kind == "taken":
        if (event.peer, event.text) not in state["items"]:
            return "nobody put that"
        state["items"].remove((event.peer, event.text))
    elif event.kind == "done":
        state["tasks"] -= 1
        return "nothing is left to do" if state["tasks"] < 0 else None
    return None


JUDGES = {
    "ProcessLock": lock,
    "ProcessRLock": lock,
    "ManagedLock": lock,
    "ProcessSemaphore": semaphore,
    "ProcessBoundedSemaphore": semaphore,
    "ProcessEvent": event,
    "ProcessCondition": condition,
    "ProcessQueue": queue,
    "JoinableQueue": queue,
    "Pipe": pipe,
    "SharedValue": value,
    "SharedArray": memory,
    "SharedMemory": memory,
    "ShareableList": memory,
    "Manager": manager,
    "ProcessPool": pool,
}
