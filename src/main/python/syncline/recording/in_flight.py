"""What is in flight in a pipe or a queue between processes, which only the order of the events tells."""

from __future__ import annotations

from syncline import kinds
from syncline.recording.entities import NONE

_JOINED = -1
COUNTED = frozenset((kinds.SENT, kinds.RECEIVED, kinds.PUT, kinds.TAKEN, kinds.DONE, kinds.CLOSED, kinds.RAISED))
"""The kinds of events that are for `InFlight.next`."""


class InFlight:
    """The items in flight, and the tasks that are not done."""

    def __init__(self) -> None:
        """Begin with none."""
        self._items: list[tuple[str, int]] = []
        self._tasks = 0
        self._consumer = self._finisher = self._closer = NONE

    def next(self, kind: int, actor: int, value: int, text: str) -> tuple[int, int]:
        """Take the next event; return its value, and the actor that has ended the wait that ends with it, if one does."""
        if kind in (kinds.SENT, kinds.PUT):
            self._items.append((text, actor))
            self._tasks += 1
            return len(self._items), self._consumer
        if kind in (kinds.RECEIVED, kinds.TAKEN):
            self._consumer = actor
            cause = self._remove(text)
            return len(self._items), cause
        if kind == kinds.DONE:
            if value == _JOINED:
                return 0, self._finisher
            self._finisher = actor
            self._tasks -= 1
            return self._tasks, NONE
        if kind == kinds.CLOSED:
            self._closer = actor
            return len(self._items), NONE
        return value, NONE if self._items else self._closer

    def _remove(self, text: str) -> int:
        """The receiver may see an item otherwise than its sender, as bytes for example: then it is the first one."""
        for index, (sent, actor) in enumerate(self._items):
            if sent == text:
                del self._items[index]
                return actor
        return self._items.pop(0)[1] if self._items else NONE
