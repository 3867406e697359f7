"""Keeps the tracer out of tracebacks."""

from __future__ import annotations

from syncline import frames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


def hide_tracer(error: BaseException) -> None:
    """Take the tracer's frames out of the traceback of an exception, and of those that it came from."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        one = todo.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        one.__traceback__ = _without_tracer(one.__traceback__)
        todo += [one.__cause__, one.__context__]


def _without_tracer(traceback: TracebackType | None) -> TracebackType | None:
    while traceback is not None and frames.is_tracers(traceback.tb_frame):
        traceback = traceback.tb_next
    if traceback is not None:
        traceback.tb_next = _without_tracer(traceback.tb_next)
    return traceback
