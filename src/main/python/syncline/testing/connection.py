"""The session's end of the connection to the process that records."""

from __future__ import annotations

import json
import os
import select

from syncline.testing import keeper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Connection:
    """Takes messages, which are lines of JSON."""

    def __init__(self, descriptor: int) -> None:
        """Use this socket."""
        self._descriptor = descriptor
        self._rest = b""

    def standstill(self) -> dict[str, Any] | None:
        """Return the latest message that has come, if it says that nobody can go on; does not wait."""
        messages = self._read(wait=False)
        return messages[-1] if messages and "hang" in messages[-1] else None

    def is_kept(self) -> bool:
        """Ask whether the test that runs leaves a recording."""
        return any(message.get("kept") for message in self._ask(keeper.IS_KEPT, "kept"))

    def leave(self) -> None:
        """Say that the session has ended, and wait until everything is written."""
        self._ask(keeper.LEAVES, None)

    def _ask(self, question: bytes, key: str | None) -> list[dict[str, Any]]:
        try:
            os.write(self._descriptor, question)
        except OSError:
            return []
        while True:
            messages = self._read(wait=True)
            if not messages or any(key in message if key else not message for message in messages):
                return messages

    def _read(self, wait: bool) -> list[dict[str, Any]]:
        """Return the messages that have come, at least one if that is to be waited for; none at the end."""
        ready = select.poll()
        ready.register(self._descriptor, select.POLLIN)
        while ready.poll(None if wait and b"\n" not in self._rest else 0):
            try:
                data = os.read(self._descriptor, 1 << 16)
            except OSError:
                data = b""
            if not data:
                break
            self._rest += data
        *lines, self._rest = self._rest.split(b"\n")
        return [json.loads(line) for line in lines]
