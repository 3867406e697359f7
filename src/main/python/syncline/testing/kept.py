"""The recording of one test: it is kept in memory until the test has ended, and is written if it is to be kept."""

from __future__ import annotations

import os
import struct

from syncline import kinds
from syncline.recording.recording import Recording
from syncline.recording.start import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from syncline.recording.records import Record
    from syncline.testing.lanes import Lane, Lanes
    from syncline.testing.standstill import Standstill

_MOST_BYTES = 1 << 26
_LINE, _TIME = (20, struct.Struct("<I")), (28, struct.Struct("<q"))
_FULL = " The recording is full: what came later is missing."


class KeptTest:
    """What was recorded since a test has begun.

    What was so before is put in front: the actors that live, and, of the objects that the test uses, locks that are held and events that
    are set. These records have the time at which the test begins, and no line.
    """

    def __init__(self, begin: Record, lanes: Lanes) -> None:
        """Begin with the record that says which test, and what is so at this moment."""
        self._source, _, self._path = begin.text.partition("\n")
        self._begin = begin.nanos
        self._lanes = lanes
        self._living = lanes.living()
        self._waits = [lane.waiting for lane in self._living if lane.waiting is not None]
        self._states: dict[int, Record | None] = {}
        self._actors: set[int] = set()
        self._data = bytearray()
        self._is_full = False
        self.why = ""
        self.standstill: Standstill | None = None
        self._remove_former()

    @property
    def is_concurrent(self) -> bool:
        """Whether it has used threads or processes, or hangs."""
        return bool(self._actors - {self._lanes.main}) or self.standstill is not None

    def hangs(self, standstill: Standstill) -> None:
        """Nobody can go on: the recording ends here, for what comes then is not the test's doing."""
        self.standstill = standstill

    def add(self, record: Record) -> None:
        """Add a record, before `lanes` has taken it."""
        if self.standstill is not None:
            return
        if record.thing and record.thing not in self._states:
            thing = self._lanes.things.get(record.thing)
            self._states[record.thing] = thing.state if thing is not None else None
        if record.kind <= kinds.LOST:
            self._actors.add(record.actor)
        self._is_full = self._is_full or len(self._data) + len(record.raw) > _MOST_BYTES
        if not self._is_full:
            self._data += record.raw

    def write(self) -> None:
        """Write the recording, if there is a reason to keep it.

        Raises OSError if that is not possible, TooMany or ValueError if the log cannot have what was recorded.
        """
        if not self.why or not self.is_concurrent:
            return
        os.makedirs(os.path.dirname(self._path), exist_ok=True)
        with open(self._path, "wb", buffering=0) as file:
            recording = Recording(file, describe(self._source))
            recording.feed(b"".join(map(self._as_before, self._before())))
            recording.feed(bytes(self._data))
            if self.standstill is not None:
                recording.stuck(self.standstill.sentence, self.standstill.waits, self.standstill.is_ring)
            recording.end(self.why + (_FULL if self._is_full else ""))

    def _before(self) -> list[bytes]:
        alive = {lane.number for lane in self._living}
        states = [state for state in self._states.values() if state is not None and state.actor in alive]
        used = [*self._states, *(wait.thing for wait in self._waits)]
        things = [self._lanes.things[number].declared for number in used if number in self._lanes.things]
        actors = [record for lane in self._living for record in _known(lane)]
        return [*actors, *things, *(state.raw for state in states), *(wait.raw for wait in self._waits)]

    def _as_before(self, record: bytes) -> bytes:
        changed = bytearray(record)
        for (offset, form), value in ((_LINE, 0), (_TIME, self._begin)):
            form.pack_into(changed, offset, value)
        return bytes(changed)

    def _remove_former(self) -> None:
        try:
            os.unlink(self._path)
        except OSError:
            pass  # there is none


def _known(lane: Lane) -> tuple[bytes, ...]:
    return (lane.declared, lane.started or b"")
