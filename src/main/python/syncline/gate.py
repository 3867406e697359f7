"""The gate, which every traced operation passes before it begins."""

from __future__ import annotations

import struct
import sys
from _socket import AF_UNIX, SOCK_STREAM, socket

from syncline import actors, board, detachment, frames, kinds, knobs, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from syncline.objects import TracedObject

_GREETING = struct.Struct("<cI")

_control = ""


def connect(path: str) -> None:
    """Name the socket on which the server grants operations."""
    global _control
    _control = path


def enter(operation: str, thing: TracedObject | None = None) -> None:
    """Let the calling actor begin an operation: at once, or if the gate is closed, when the server grants it."""
    if board.memory[board.GATE]:
        _await_grant(operation, thing)
    if board.words[board.KNOBS] != knobs.seen:
        knobs.refresh()


def _await_grant(operation: str, thing: TracedObject | None) -> None:
    actor = actors.current()
    if actor.kind == actors.YOU or actor.ended:
        return
    number = thing.id if thing is not None and thing.declare() else 0
    connection = actor.connection or _connect(actor)
    line = frames.script_line(sys._getframe(2))
    recorder.write(kinds.HELD, actor.id, number, text=operation, line=line)
    actor.blocking = True
    try:
        _await_byte(connection)
    finally:
        actor.blocking = False


def go_on() -> None:
    """Let the calling actor go on, whose wait another actor has ended, or which has just been started.

    In a controlled run it waits here until the server says so: those that were released by one operation go on one after the other,
    in an order that does not depend on the operating system. It may hold what it waited for, so no interrupt ends this.
    """
    if board.memory[board.CONTROLLED]:
        actor = actors.existing()
        if actor is not None and actor.kind != actors.YOU and not actor.ended:
            connection = actor.connection or _connect(actor)
            recorder.write(kinds.READY, actor.id)
            _await_byte(connection)


def _await_byte(connection: socket | None) -> None:
    try:
        granted = connection is not None and connection.recv(1)
    except OSError:  # the server was killed
        granted = b""
    if not granted:
        detachment.run_is_over()


def _connect(actor: actors.Actor) -> socket | None:
    """Return the new connection of an actor to the server, None if there is no server any more."""
    connection = socket(AF_UNIX, SOCK_STREAM)
    try:
        connection.connect(_control)
        connection.sendall(_GREETING.pack(b"g", actor.id))
    except OSError:
        connection.close()
        return None
    actor.connection = connection
    return connection
