"""The user's actor You: what it waits for, and what it runs, can be interrupted.

The server writes the number of the request that is to end into the board. You looks there between the slices of each of its waits and,
while it runs a line of the user, before each line of the user's code. So KeyboardInterrupt is never raised in the middle of an
operation, between an effect and its record, and no lock is lost.
"""

from __future__ import annotations

import sys
from _thread import get_ident
from opcode import opmap

from syncline import board, frames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Callable

_SLICE = 0.05

_LOAD = opmap["LOAD_CONST"]
_AGAIN = (_LOAD, opmap.get("DUP_TOP", _LOAD))
_BEFORE_EXIT = frozenset(opmap[name] for name in ("NOP", "SWAP", "ROT_TWO") if name in opmap)

_thread = 0
_request = 0


def begin(request: int) -> None:
    """Let the calling thread be that of You, which does the request of this number from now on."""
    global _thread, _request
    _thread = get_ident()
    _request = request


def end() -> None:
    """The request is done: no interrupt of it counts any more."""
    global _request
    _request = 0


def is_caller() -> bool:
    """Tell whether the calling thread is that of You."""
    return get_ident() == _thread


def check() -> None:
    """Raise KeyboardInterrupt, once, if You calls this and is to be interrupted."""
    if _is_interrupted() and is_caller():
        end()
        raise KeyboardInterrupt


def wait(attempt: Callable[[float], object]) -> object:
    """Repeat an attempt, which waits at most as many seconds as it is given, until it succeeds; return its result.

    For You in place of a wait without a timeout.

    Raises KeyboardInterrupt between two attempts.
    """
    while True:
        check()
        result = attempt(_SLICE)
        if result:
            return result


def run(code: CodeType, space: dict[str, Any]) -> None:
    """Run code of the user, which is interrupted at the beginning of a line of it, or of the script."""
    sys.settrace(_look)
    try:
        exec(code, space)
    finally:
        sys.settrace(None)


def _is_interrupted() -> bool:
    return _request != 0 and board.words[board.INTERRUPTED] == _request


def _look(frame: FrameType, event: str, _: object) -> Any:
    if event == "call":
        return _look if frames.owner(frame) == frames.USER else None
    if event == "line" and _is_interrupted() and not _leaves_with(frame):
        end()
        raise KeyboardInterrupt
    return _look


def _leaves_with(frame: FrameType) -> bool:
    """Tell whether the block of a ``with`` has just ended, or is a ``pass`` at its end: the exit is called next, and must be."""
    code, at = frame.f_code, frame.f_lasti
    text = code.co_code
    while text[at] in _BEFORE_EXIT:
        at += 2
    first = text[at : at + 3]
    return len(first) == 3 and first[0] == _LOAD and first[2] in _AGAIN and code.co_consts[first[1]] is None
