"""``time.sleep``, by the clock of the run when the user's code calls it."""

from __future__ import annotations

import sys
import time

from syncline import clock, events, frames, gate, kinds, recorder
from syncline.patches import patch
from syncline.patches.builtins import BuiltinFunction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_sleep = time.sleep


def _traced_sleep(*args: Any, **kwargs: Any) -> None:
    if kwargs or len(args) != 1 or frames.owner(sys._getframe(2)) != frames.USER:
        _sleep(*args, **kwargs)
        return
    seconds = args[0]
    try:
        possible = int(seconds * 1_000_000) >= 0
    except (TypeError, ValueError, OverflowError):
        possible = False
    if not possible:
        _sleep(seconds)  # raises
    gate.enter("sleep")
    events.emit(kinds.SLEEPING, value=recorder.micros(seconds))
    try:
        clock.wait(_sleep, seconds)
    finally:
        events.emit(kinds.RESUMED)


@patch("time")
def _patch(module: ModuleType) -> None:
    module.sleep = BuiltinFunction(_sleep, _traced_sleep)  # type: ignore[attr-defined]
