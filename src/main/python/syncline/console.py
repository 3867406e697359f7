"""The console: operations of the user, done by the actor You in a thread of the main process.

The thread is made by ``_thread``, so that it does not keep the program from ending and is none of
``threading.enumerate()``. One operation is done after the other: one that waits lets the later ones wait.
"""

from __future__ import annotations

import json
import os
import threading
from _socket import AF_UNIX, SOCK_STREAM, socket
from _thread import allocate_lock, get_ident, start_new_thread

from syncline import actors, commands, completion, events, fork_warning, kinds, objects, recorder, user, variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

NAME = "You"

_GREETING = b"c"
_MOST_READ = 1 << 16
_NEEDS_LOCK = ("wait", "wait_for", "notify", "notify_all")

_connection: socket | None = None
_thread = 0
_open = allocate_lock()
"""Held as long as the console keeps the program open."""


def start(path: str) -> None:
    """Begin to wait for operations, which the server sends on the socket of this path.

    Raises OSError if there is no server.
    """
    global _connection, _thread
    _connection = socket(AF_UNIX, SOCK_STREAM)
    _connection.connect(path)
    _connection.sendall(_GREETING)
    os.register_at_fork(after_in_child=_leave)
    _thread = start_new_thread(_serve, (_connection,))
    fork_warning.allow(_thread)


def keep_open() -> None:
    """Let the user go on at the end of the script, as ``python -i`` does, until ``exit()``; a child, which has no console, ends."""
    if _connection is None:
        return
    actor = actors.current()
    actor.blocking = True
    try:
        _open.acquire()
        _open.acquire()  # until it is released by exit()
    except KeyboardInterrupt:
        pass
    finally:
        actor.blocking = False


def _serve(connection: socket) -> None:
    you: actors.Actor | None = None
    for line in _lines(connection):
        request: dict[str, Any] = json.loads(line)
        if "complete" in request:
            _send(connection, _completion(request))
            continue
        if you is None:
            you = actors.Actor(NAME, actors.YOU)
            recorder.write(kinds.STARTED, you.id)
            actors.become(you)
        user.begin(request["id"])
        answer = _answer(request, you)
        user.end()
        threading._active.pop(get_ident(), None)  # type: ignore[attr-defined]  # an operation may have asked who runs it
        if _connection is None:
            os._exit(0)  # a child, forked by the line: the script's own code has nothing more to do here
        _send(connection, answer)


def _send(connection: socket, answer: dict[str, Any]) -> None:
    try:
        connection.sendall(json.dumps(answer).encode() + b"\n")
    except OSError:
        pass  # the server is gone, and nothing more comes from it


def _lines(connection: socket) -> Iterator[bytes]:
    rest = b""
    while True:
        try:
            data = connection.recv(_MOST_READ)
        except OSError:
            return
        if not data:
            return
        *lines, rest = (rest + data).split(b"\n")
        yield from lines


def _completion(request: dict[str, Any]) -> dict[str, Any]:
    try:
        start, names = completion.complete(request["complete"])
    except Exception:  # a strange class of the user's
        start, names = 0, []
    return {"id": request["id"], "start": start, "names": names}


def _answer(request: dict[str, Any], you: actors.Actor) -> dict[str, Any]:
    try:
        if "line" in request:
            return _run(request, you)
        return {"id": request["id"], "result": variables.value_text(_operate(request))}
    except BaseException as error:  # SystemExit too: it would end this thread only
        return {"id": request["id"], "error": events.error_text(error)}


def _run(request: dict[str, Any], you: actors.Actor) -> dict[str, Any]:
    """Run what the user typed; the end is recorded, so that it is known to come after all events of it."""
    leaves = False
    try:
        error = commands.run(request["line"])
    except SystemExit as end:
        leaves = _open.locked()
        error = "" if leaves else events.error_text(end)
    if _connection is None:
        os._exit(0)  # a child, forked by what was typed: the script's own code has nothing more to do here
    recorder.write(kinds.ANSWERED, you.id, value=request["id"], text=error)
    if leaves:
        _open.release()
    return {"id": request["id"], "error": error}


def _operate(request: dict[str, Any]) -> Any:
    """Call a method of a traced object."""
    thing = objects.thing_of(request["object"])
    operation: str = request["operation"]
    if thing is None:
        raise LookupError("this object is gone")
    if operation.startswith("_"):
        raise AttributeError(f"{operation} is no operation of the user's")
    method = getattr(thing, operation)
    arguments = request.get("arguments", [])
    if isinstance(thing, threading.Condition) and operation in _NEEDS_LOCK:
        with thing:
            return method(*arguments)
    return method(*arguments)


def _leave() -> None:
    """Let go of the server in a child: it has no console."""
    global _connection
    if _connection is not None:
        connection, _connection = _connection, None
        connection.close()
