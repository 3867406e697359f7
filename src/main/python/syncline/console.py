"""The console: operations of the user, done by the actor You in a thread of the main process.

The thread is made by ``_thread``, so that it does not keep the program from ending and is none of
``threading.enumerate()``. One operation is done after the other: one that waits lets the later ones wait.
"""

from __future__ import annotations

import ast
import json
import os
import sys
import threading
from _socket import AF_UNIX, SOCK_STREAM, socket
from _thread import get_ident, start_new_thread

from syncline import actors, events, fork_warning, kinds, objects, recorder, sharing, variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

NAME = "You"

_FILE = "<you>"
_GREETING = b"c"
_MOST_READ = 1 << 16
_NEEDS_LOCK = ("wait", "wait_for", "notify", "notify_all")

_connection: socket | None = None
_thread = 0


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


def _serve(connection: socket) -> None:
    you: actors.Actor | None = None
    for line in _lines(connection):
        if you is None:
            you = actors.Actor(NAME, actors.YOU)
            recorder.write(kinds.STARTED, you.id)
            actors.become(you)
        answer = _answer(json.loads(line))
        threading._active.pop(get_ident(), None)  # type: ignore[attr-defined]  # an operation may have asked who runs it
        if connection is not _connection:
            os._exit(0)  # a child, forked by the line: the script's own code has nothing more to do here
        try:
            connection.sendall(json.dumps(answer).encode() + b"\n")
        except OSError:  # the server is gone
            return


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


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        result = _run(request["line"]) if "line" in request else _operate(request)
        return {"id": request["id"], "result": variables.value_text(result)}
    except BaseException as error:  # SystemExit too: it would end this thread only
        return {"id": request["id"], "error": events.error_text(error)}


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


def _run(line: str) -> Any:
    """Run a line in ``__main__``; return its value if it is an expression, else None."""
    tree = compile(line, _FILE, "single", ast.PyCF_ONLY_AST, dont_inherit=True)
    assert isinstance(tree, ast.Interactive)
    space = vars(sys.modules["__main__"])
    only = tree.body[0] if len(tree.body) == 1 else None
    if isinstance(only, ast.Expr):
        expression = sharing.rewritten(ast.Expression(only.value))
        return eval(compile(expression, _FILE, "eval", dont_inherit=True), space)
    exec(compile(sharing.rewritten(tree), _FILE, "single", dont_inherit=True), space)
    return None


def _leave() -> None:
    """Let go of the server in a child: it has no console."""
    global _connection
    if _connection is not None:
        connection, _connection = _connection, None
        connection.close()
