"""The module `traceback`: what it prints and returns is without the tracer."""

from __future__ import annotations

from syncline import frames
from syncline.patches import patch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, ModuleType
    from typing import Any


@patch("traceback")
def _patch(traceback: ModuleType) -> None:
    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        original = getattr(traceback, name, None)  # the second is there since 3.11
        if original is not None:
            setattr(traceback, name, _without_tracer(original))
    traceback.walk_stack = _above_launcher(traceback.walk_stack)  # type: ignore[attr-defined]


def _without_tracer(walk: Any) -> Any:
    def walk_tb(tb: Any) -> Iterator[Any]:
        return (step for step in walk(tb) if not frames.is_tracers(step[0]))

    walk_tb.__doc__ = walk.__doc__
    return walk_tb


def _above_launcher(walk: Any) -> Any:
    def walk_stack(f: FrameType | None) -> Iterator[Any]:
        for step in walk(f):
            if frames.is_launchers(step[0]):
                return  # what called it is not the script's
            if not frames.is_tracers(step[0]):
                yield step

    walk_stack.__doc__ = walk.__doc__
    return walk_stack
