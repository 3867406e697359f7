"""What the log says of the tasks of a pool and of their results."""

from __future__ import annotations

import itertools

from syncline import events
from syncline.processes import texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_MAPPERS = ("mapstar", "starmapstar")


def chunks(iterable: Any, size: int) -> Iterable[tuple[Any, ...]]:
    """Return the items in the chunks in which they go to workers."""
    rest = iter(iterable)
    while True:
        chunk = tuple(itertools.islice(rest, size))
        if not chunk:
            return
        yield chunk


def items(chunk: Any) -> str:
    """Return the text of a chunk: its only item, or the list of all."""
    return texts.value(chunk[0]) if len(chunk) == 1 else texts.value(list(chunk))


def task(function: Any, args: Any) -> str:
    """Return the text of a task: its items, or if it has none the name of the function."""
    if getattr(function, "__name__", "") in _MAPPERS:
        return items(args[0][1])
    return items(args) if args else getattr(function, "__name__", "task")


def result(outcome: tuple[bool, Any], in_chunks: bool) -> str:
    """Return the text of a result, which may be an error, or a list of those of a chunk."""
    success, content = outcome
    if not success:
        return events.error_text(content)
    return items(content) if in_chunks and type(content) is list else texts.value(content)
