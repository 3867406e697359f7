"""The process of a manager: it has one lane, though it serves each connection by a thread of its own.

Requests that may last, because they wait for another one, do not keep the lane from waiting for requests.
"""

from __future__ import annotations

import os
from _thread import allocate_lock, get_ident

from syncline import clock, forks, identity, kinds, recorder
from syncline.patches import patch
from syncline.processes import requests
from syncline.processes.requests import Note
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

    from syncline.objects import TracedObject

_WAITS = "waits for a request"
_MAY_LAST = frozenset(("acquire", "wait", "wait_for", "get", "put", "join"))


class _Lane:
    """The lane: how many requests are being answered, and whether it waits; `mutex` guards both."""

    def __init__(self) -> None:
        self.mutex = allocate_lock()
        self.busy = 0
        self.waits = False
        self.owner: TracedObject | None = None


_lane = _Lane()
_notes: dict[int, tuple[Note, str]] = {}
_made: dict[int, Any] = {}


def server_begins() -> None:
    """The server of a manager begins to serve."""
    from multiprocessing.process import current_process

    _lane.owner = current_process().__dict__.get("_syncline_manager")
    if _lane.owner is not None:
        with _lane.mutex:
            _await_requests()


def creation_arrives(note: Any) -> None:
    """A request to make an object, or to end the manager, has arrived, with the note of a traced client."""
    if isinstance(note, Note):
        _begin(note, "create")


def object_is_made(content: Any) -> None:
    """The object that was asked for was made."""
    if get_ident() in _notes:
        _made[get_ident()] = content


def request_arrives(request: tuple[Any, ...]) -> tuple[Any, ...]:
    """A request for an operation has arrived; return it without the note of a traced client."""
    if len(request) == 4:
        return request
    _begin(request[4], request[1])
    return request[:4]


def perform(function: Callable[..., Any], method: str, args: Any, kwds: Any) -> Any:
    """Perform an operation; the timeout of a lock, of whatever kind, is measured by the clock of the run."""
    if method == "acquire" and get_ident() in _notes:
        blocking, timeout = (*args, True, -1)[:2] if len(args) != 1 else (args[0], -1)
        if blocking and isinstance(timeout, (int, float)) and timeout > 0:
            return clock.wait(lambda seconds: function(True, seconds) if seconds else function(False), timeout)
    return function(*args, **kwds)


def request_is_answered(message: tuple[str, Any], content: Any = None) -> None:
    """The reply is about to be sent; `content` is the object."""
    note, method = _notes.pop(get_ident(), (None, ""))
    if note is None:
        return
    made = _made.pop(get_ident(), None)  # also by a method whose result stays here, such as an iterator
    if method == "create":
        content = made
    kind, result = message
    traced = note.traced
    with _lane.mutex:
        if traced is not None and traced.type != "ManagedLock" and kind in ("#RETURN", "#PROXY") and content is not None:
            size, text = requests.state(content)
            access = kinds.WROTE if method == "create" or requests.writes(method) else kinds.READ
            _record(access, traced, size, text, note)
        text = "None" if method == "create" else requests.reply_text(kind, result)
        _lane.waits = False  # the reply to a request that has lasted ends the wait for others
        _record(kinds.SENT, note.owner, 0, text, note, note.caller)
        if method not in _MAY_LAST:
            _lane.busy -= 1
        _await_requests()


def _begin(note: Note, method: str) -> None:
    _notes[get_ident()] = (note, method)
    with _lane.mutex:
        _lane.waits = False
        _record(kinds.RECEIVED, note.owner, 0, note.text, note, note.caller)
        if method not in _MAY_LAST:
            _lane.busy += 1
        _await_requests()


def _await_requests() -> None:
    if not _lane.busy and not _lane.waits and _lane.owner is not None:
        _lane.waits = True
        _record(kinds.WAITING, _lane.owner, 0, _WAITS)


def _record(kind: int, traced: TracedObject, value: int, text: str, note: Note | None = None, peer: int = 0) -> None:
    traced.declare()
    line = note.line if note is not None else 0
    recorder.write(kind, identity.first_actor_of(os.getpid()), traced.id, recorder.clamp(value), text, line, 0, peer)


def _begin_process() -> None:
    global _lane
    _lane = _Lane()
    _notes.clear()


forks.after(_begin_process)


@patch("multiprocessing.managers")
def _patch(managers: ModuleType) -> None:
    edit(managers, "Server.serve_forever", before(BODY, "_syncline.server_begins()"))
    handler = "_handle_request" if hasattr(managers.Server, "_handle_request") else "handle_request"  # until 3.9
    edit(
        managers,
        f"Server.{handler}",
        after("ignore, funcname, args, kwds = request", "_syncline.creation_arrives(ignore)"),
        before("c.send(msg)", "_syncline.request_is_answered(msg)"),
    )
    edit(
        managers,
        "Server.create",
        after("self.incref(c, ident)", "_syncline.object_is_made(obj)"),
    )
    edit(managers, "Server.shutdown", before("c.send(('#RETURN', None))", "_syncline.request_is_answered(('#RETURN', None))"))
    edit(
        managers,
        "Server.serve_client",
        instead(
            "ident, methodname, args, kwds = request",
            "ident, methodname, args, kwds = _syncline.request_arrives(request)",
        ),
        instead("res = function(*args, **kwds)", "res = _syncline.perform(function, methodname, args, kwds)"),
        before("send(msg)", "_syncline.request_is_answered(msg, obj)"),
    )
