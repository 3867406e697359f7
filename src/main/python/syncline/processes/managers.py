"""``multiprocessing.Manager``, as its clients see it: a request for each operation, and the manager's reply.

A request that a traced proxy sends says who sends it and what the log calls the object; the server's side is in `manager_server`.
"""

from __future__ import annotations

import sys

from syncline import actors, clock, events, frames, gate, identity, kinds, naming
from syncline.objects import TracedObject
from syncline.patches import patch
from syncline.processes import makers, requests
from syncline.processes.requests import Note
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

_WAITS = "waits for the reply of the manager"
_WAITS_FOR_LOCK = "waits for the manager to give the lock"
_UNLOCKED = "release unlocked lock"
_TYPES = {"list": "ManagedList", "dict": "ManagedDict", "Namespace": "ManagedNamespace", "Lock": "ManagedLock"}

_new: dict[tuple[str, str], tuple[TracedObject | None, str, TracedObject]] = {}


def manager_starts(manager: Any) -> None:
    """The process of a manager is about to be started."""
    traced = makers.trace(manager, "Manager")
    if traced is not None:
        manager._syncline_object = manager._process._syncline_manager = traced


def create_shared(manager: Any, dispatch: Callable[..., Any], connection: Any, typeid: str, args: Any, kwds: Any) -> Any:
    """Ask the manager to make an object; returns what it answers."""
    owner = manager._syncline_object
    frame = makers.maker()
    if owner is None or frame is None:
        return dispatch(connection, None, "create", (typeid, *args), kwds)
    name = naming.of_assignment(frame) or f"{typeid} {next(requests.unnamed)}"
    traced = TracedObject(_TYPES[typeid], name) if typeid in _TYPES else None
    if traced is not None:
        traced.declare()
    note = _note(manager._process, owner, traced, requests.creation_text(typeid, args, kwds))
    _send(note)
    try:
        reply = dispatch(connection, note, "create", (typeid, *args), kwds)
    except BaseException as error:
        events.emit(kinds.RAISED, owner, text=events.error_text(error))
        raise
    _received(note, "None")
    _new[str(manager._address), reply[0]] = (traced, name, owner)
    return reply


def proxy_is_made(proxy: Any) -> None:
    """A proxy was made: perhaps for an object that was just asked for."""
    known = _new.pop((str(proxy._token.address), proxy._token.id), None)
    if known is not None:
        process = proxy._manager._process
        proxy.__dict__["_syncline_object"] = (*known, identity.first_actor_of(process.pid) if process is not None else 0)


def result_is_proxy(proxy: Any, method: str, result: Any) -> None:
    """The result of a method is an object that stays with the manager, for example an iterator."""
    known = proxy._syncline_object
    if known is not None:
        _, name, owner, server = known
        result.__dict__["_syncline_object"] = (None, f"{name}{requests.call_text(method, (), {})}", owner, server)


def reduced_proxy(proxy: Any, reduced: Any) -> Any:
    """Return how a proxy is pickled, with what the log knows of it."""
    known = proxy._syncline_object
    return reduced if known is None else (_rebuilt, (*reduced, known))


def _rebuilt(function: Callable[..., Any], arguments: Any, known: Any) -> Any:
    proxy = function(*arguments)
    proxy.__dict__["_syncline_object"] = known
    return proxy


def request_begins(proxy: Any, method: str, args: Any, kwds: Any) -> Note | None:
    """A method of the object behind a proxy is about to be called; returns a note that goes with the request."""
    known = proxy._syncline_object
    if known is None or actors.is_library_thread() or actors.current().ended or (method == "#GETVALUE" and not _by_user()):
        return None
    traced, name, owner, server = known
    lock = traced is not None and traced.type == "ManagedLock"
    gate.enter(method.strip("_"), traced or owner)
    text = name + requests.call_text(method, args, kwds)
    if lock and method == "release":
        proxy._syncline_object = None
        try:
            held = "unlocked" not in proxy._callmethod("__repr__")
        finally:
            proxy._syncline_object = known
        if not held:
            events.emit(kinds.RAISED, traced, text=f"RuntimeError: {_UNLOCKED}")
            return None
        events.emit(kinds.RELEASED, traced)
    note = Note(owner, traced, actors.current().id, server, frames.script_line(sys._getframe(1)), text, method if lock else "")
    note.timeout = requests.timeout_of(method, args, kwds)
    note.at_once = lock and method == "acquire" and bool(args) and not args[0]
    return note


def request(note: Note | None, message: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the message that asks for an operation, and record that it is sent, which the caller does then."""
    if note is None:
        return message
    events.emit(kinds.SENT, note.owner, text=note.text)
    return (*message, note)


def await_reply(note: Note | None) -> None:
    """The request was sent."""
    if note is None or note.at_once:
        return
    if note.method == "acquire":
        events.emit(kinds.WAITING, note.traced, text=_WAITS_FOR_LOCK, timeout=note.timeout)
    else:
        events.emit(kinds.WAITING, note.owner, text=_WAITS, timeout=note.timeout)


def reply_arrives(note: Note | None, kind: str, result: Any) -> None:
    """The reply has arrived; an error in it is about to be raised."""
    if note is None:
        return
    gate.go_on()
    if note.method == "acquire":
        events.emit(kinds.ACQUIRED if result is True else kinds.TIMED_OUT, note.traced, int(result is True))
        if result is not True and not note.at_once:
            return
    _received(note, requests.reply_text(kind, result))
    if isinstance(result, BaseException) and not isinstance(result, StopIteration):  # that is where a loop ends
        events.emit(kinds.RAISED, note.owner, text=events.error_text(result))


def request_fails(note: Note | None, error: BaseException) -> None:
    """The manager is gone, or the wait for it was interrupted."""
    if note is not None:
        waiting = actors.current().waiting
        traced = next((one for one in (note.owner, note.traced) if one is not None and one is waiting), None)
        if traced is not None:
            events.emit(kinds.RAISED, traced, text=events.error_text(error))


def shut_down(dispatch: Callable[..., Any], connection: Any, process: Any) -> None:
    """Ask the manager to end."""
    owner = process.__dict__.get("_syncline_manager")
    if owner is None or actors.is_library_thread() or actors.current().ended:
        dispatch(connection, None, "shutdown")
        return
    note = _note(process, owner, None, "shutdown()")
    _send(note)
    try:
        dispatch(connection, note, "shutdown")
    except BaseException as error:
        events.emit(kinds.RAISED, owner, text=events.error_text(error))
        raise
    _received(note, "None")


def _note(process: Any, owner: TracedObject, traced: TracedObject | None, text: str) -> Note:
    gate.enter(text.partition("(")[0], owner)
    line = frames.script_line(sys._getframe(2))
    server = identity.first_actor_of(process.pid) if process is not None else 0
    return Note(owner, traced, actors.current().id, server, line, text, "")


def _send(note: Note) -> None:
    events.emit(kinds.SENT, note.owner, text=note.text)
    events.emit(kinds.WAITING, note.owner, text=_WAITS)


def _received(note: Note, text: str) -> None:
    events.emit(kinds.RECEIVED, note.owner, text=text, peer=note.server)


def _by_user() -> bool:
    frame = makers.maker()
    return frame is not None


@patch("multiprocessing.managers")
def _patch(managers: ModuleType) -> None:
    managers.time = clock.RunClock(managers.time)  # type: ignore[attr-defined]
    managers.BaseManager._syncline_object = None  # type: ignore[attr-defined]
    managers.BaseProxy._syncline_object = None  # type: ignore[attr-defined]
    edit(managers, "BaseManager.start", before("self._process.start()", "_syncline.manager_starts(self)"))
    edit(
        managers,
        "BaseManager._create",
        instead(
            "id, exposed = dispatch(conn, None, 'create', (typeid,) + args, kwds)",
            "id, exposed = _syncline.create_shared(self, dispatch, conn, typeid, args, kwds)",
        ),
    )
    edit(
        managers,
        "BaseManager._finalize_manager",
        instead("dispatch(conn, None, 'shutdown')", "_syncline.shut_down(dispatch, conn, process)"),
    )
    edit(managers, "BaseProxy.__init__", after(BODY, "_syncline.proxy_is_made(self)"))
    edit(
        managers,
        "BaseProxy._callmethod",
        instead(
            BODY,
            "note = _syncline.request_begins(self, methodname, args, kwds)\n"
            "try:\n"
            "    ...\n"
            "except BaseException as error:\n"
            "    _syncline.request_fails(note, error)\n"
            "    raise",
        ),
        instead(
            "conn.send((self._id, methodname, args, kwds))",
            "conn.send(_syncline.request(note, (self._id, methodname, args, kwds)))\n_syncline.await_reply(note)",
        ),
        after("kind, result = conn.recv()", "_syncline.reply_arrives(note, kind, result)"),
        before("return proxy", "_syncline.result_is_proxy(self, methodname, proxy)"),
    )
    edit(
        managers,
        "BaseProxy.__reduce__",
        instead(
            "return (RebuildProxy, (AutoProxy, self._token, self._serializer, kwds))",
            "return _syncline.reduced_proxy(self, (RebuildProxy, (AutoProxy, self._token, self._serializer, kwds)))",
        ),
        instead(
            "return (RebuildProxy, (type(self), self._token, self._serializer, kwds))",
            "return _syncline.reduced_proxy(self, (RebuildProxy, (type(self), self._token, self._serializer, kwds)))",
        ),
    )
