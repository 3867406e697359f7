"""How a recorded program ended, as the final note of its log says it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from syncline.recording.entities import Actor

STOPPED = -1
"""The value of the event ``ended`` of a thread that could not say it."""

KILLED = -9
"""The value of the event ``ended`` of a process that could not say it."""


class Ending:
    """Takes what happens to the actors; the first error counts."""

    def __init__(self) -> None:
        """Begin with a program of which nothing is known."""
        self._error = ""
        self._deaths: list[str] = []
        self._cut_off = ""
        self._stuck: dict[str, Any] | None = None

    def ended(self, actor: Actor, value: int) -> None:
        """An actor has ended with this value."""
        if value < 0 and actor.is_process and not actor.signalled:
            self._deaths.append(f"{actor.name} was ended by signal {-value}{' (kill -9)' if value == KILLED else ''}.")
        elif value > 0 and actor.error and not self._error:
            self._error = f"{actor.name} ended with an error. {actor.error}"

    def cut_off(self, sentence: str) -> None:
        """The end of the program, or of the recording, is not that of its actors; the first sentence counts."""
        self._cut_off = self._cut_off or sentence

    def stuck(self, sentence: str, is_ring: bool) -> None:
        """Nobody can go on, as the sentence says: those of a ring, or all."""
        found = "deadlock" if is_ring else "stalled"
        self._stuck = _note("deadlocked" if is_ring else "stalled", found, "FORBIDDEN", found, sentence)

    def note(self) -> dict[str, Any]:
        """Return what the final note has besides its place."""
        if self._stuck is not None:
            return self._stuck
        deaths = " ".join(self._deaths)
        if self._error:
            grade = "INTERESTING" if deaths else "FORBIDDEN"
            return _note("finished" if deaths else "failed", "failed", grade, "error", f"{deaths} {self._error}")
        if self._cut_off:
            return _note("stopped", "stopped", "INTERESTING", "stopped", f"{deaths} {self._cut_off}")
        return _note("finished", "finished", "EXPECTED", "correct", f"{deaths} Every thread ended by itself.")


def _note(state: str, outcome: str, grade: str, verdict: str, text: str) -> dict[str, Any]:
    said = text.strip()
    return {"text": said, "state": state, "outcome": said, "outcomeId": outcome, "grade": grade, "verdict": verdict}
