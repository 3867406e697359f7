"""Finds out that nobody can go on: a ring of actors that wait for each other, or all actors wait until somebody else does something."""

from __future__ import annotations

from syncline.testing import asleep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from syncline.testing.lanes import Lane, Lanes

_SECONDS = 0.5
_MOST_NAMED = 12


class Standstill:
    """Actors that cannot go on, and a sentence about them."""

    def __init__(self, lanes: Lanes, stuck: list[Lane], is_ring: bool) -> None:
        """Describe it."""
        self.is_ring = is_ring
        self.actors = [lane.number for lane in stuck]
        self.waits: list[tuple[int, int, int, int]] = []
        for lane in stuck:
            other, waiting = lanes.next(lane), lane.waiting
            if waiting is not None:
                self.waits.append((lane.number, waiting.thing, other.number if other is not None else 0, waiting.nanos))
        parts = [_sentence(lanes, lane) for lane in stuck[:_MOST_NAMED]]
        if len(stuck) > _MOST_NAMED:
            parts.append(f"and {len(stuck) - _MOST_NAMED} more")
        self.sentence = ("deadlock: " if is_ring else "nobody can go on: ") + "; ".join(parts)


class Watch:
    """Looks from time to time whether nobody can go on."""

    def __init__(self, lanes: Lanes, process: int, own_threads: int) -> None:
        """Watch the program of a process, which has so many threads that are neither shown nor the program's."""
        self._lanes = lanes
        self._process = process
        self._own_threads = own_threads
        self._ring: list[int] = []
        self._ring_since = 0.0
        self._sleepers: object = None
        self._asleep_since = 0.0

    def changed(self) -> None:
        """Something has been recorded."""
        self._sleepers = None

    def reported(self, found: Standstill) -> None:
        """It is known: later tests are not ended for these waits, even if they never end."""
        for number in found.actors:
            lane = self._lanes.actors[number]
            lane.reported = lane.waiting

    def look(self, now: float) -> Standstill | None:
        """Return what has lasted for half a second, if there is such a thing."""
        ring = self._lanes.ring()
        if self._lasts(ring, now) and len(ring) > 1 and not any(map(self._lanes.is_signal, ring)):
            return Standstill(self._lanes, ring, is_ring=True)
        living = [lane for lane in self._lanes.living() if asleep.is_there(lane.process)] if self._all_wait() else []
        if not living or not self._all_sleep(living, now):
            return None
        new = [lane for lane in living if not lane.is_reported]
        return Standstill(self._lanes, ring or new, is_ring=bool(ring)) if new else None

    def _lasts(self, ring: list[Lane], now: float) -> bool:
        numbers = [lane.number for lane in ring]
        if numbers != self._ring:
            self._ring, self._ring_since = numbers, now
        return bool(ring) and now - self._ring_since >= _SECONDS

    def _all_wait(self) -> bool:
        return all(lane.is_stuck or (lane.process != self._process and not asleep.is_there(lane.process)) for lane in self._lanes.living())

    def _all_sleep(self, living: list[Lane], now: float) -> bool:
        """Tell whether all processes have slept for that long, and have no threads and no children that are not shown."""
        counts: dict[int, int] = {self._process: self._own_threads}
        for lane in living:
            counts[lane.process] = counts.get(lane.process, 0) + 1
        found = {process: asleep.sleepers(process) for process in counts}
        if any(sleepers is None or len(sleepers) > counts[process] for process, sleepers in found.items()):
            self._sleepers = None
            return False
        if found != self._sleepers:
            self._sleepers, self._asleep_since = found, now
        return now - self._asleep_since >= _SECONDS and not asleep.has_others(self._process, {*counts, *self._lanes.helpers})


def _sentence(lanes: Lanes, lane: Lane) -> str:
    waiting = lane.waiting
    if waiting is None:
        return f"{lane.name} goes on"
    held = [thing.name for thing in lanes.things.values() if thing.holder == lane.number]
    holds = f"holds {' and '.join(held[:_MOST_NAMED])}, " if held else ""
    other = lanes.next(lane)
    thing = lanes.things.get(waiting.thing)
    if waiting.peer:
        return f"{lane.name} {holds}waits for the end of {other.name if other is not None else 'another'}"
    what = "something" if thing is None else thing.name if other is not None else f"{thing.name} ({thing.type})"
    by = "" if other is None else f", held by {other.name}{', which has ended' if other.ended else ''}"
    return f"{lane.name} {holds}waits for {what}{by}"
