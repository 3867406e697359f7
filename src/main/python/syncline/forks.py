"""A forked child: it begins with the memory of its parent, but other actors, and other numbers."""

from __future__ import annotations

import os

from syncline import actors, identity, kinds, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

_named_later = False
_parent = 0
_after: list[Callable[[], None]] = []


def install() -> None:
    """Take care of the children that ``os.fork`` makes from now on."""
    os.register_at_fork(before=_before, after_in_child=_after_in_child)


def child_names_itself(begins: bool) -> None:
    """Say whether the next child is one of ``multiprocessing``, which makes its actor by itself."""
    global _named_later
    _named_later = begins


def after(function: Callable[[], None]) -> None:
    """Let a function be called in each child."""
    _after.append(function)


def _before() -> None:
    global _parent
    actor = actors.existing()
    _parent = actor.id if actor is not None else 0


def _after_in_child() -> None:
    global _named_later
    identity.begin_process()
    actors.forget_all()
    for function in _after:
        function()
    if _named_later:
        _named_later = False
    else:
        actor = actors.Actor(f"Fork {os.getpid()}", actors.PROCESS)
        recorder.write(kinds.STARTED, actor.id, value=os.getpid(), peer=_parent)
        actors.become(actor)
