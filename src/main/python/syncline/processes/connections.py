"""``multiprocessing.Pipe``: what is sent, received, and in flight.

That something was sent is recorded before its last bytes go into the pipe, so before anybody can have received it.
"""

from __future__ import annotations

import select
import struct
from functools import partial

from syncline import events, gate, kinds, naming, user
from syncline.objects import TracedObject
from syncline.patches import patch
from syncline.processes import makers, texts, waits
from syncline.rewrite import BODY, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

_CONTEXT = ("multiprocessing.context",)
_CLOSED = "handle is closed"
_WAITS_FOR_ITEM = "waits for something to come out of the pipe"
_WAITS_FOR_ROOM = "waits for room in the pipe: it is full"
_MOST_AT_ONCE = select.PIPE_BUF
_MOST_SHORT = 0x7FFF_FFFF


def pipe_is_made(ends: tuple[Any, Any], duplex: bool) -> tuple[Any, Any]:
    """Trace a pipe if the user makes it: one object for each direction."""
    frame = makers.maker(through=_CONTEXT)
    if frame is None:
        return ends
    first, second = ends
    names = naming.of_unpacking(frame)
    whole = naming.of_assignment(frame)
    if duplex:
        there = f"{names[0]} to {names[1]}" if names else f"{whole} 1 to 2" if whole else None
        back = f"{names[1]} to {names[0]}" if names else f"{whole} 2 to 1" if whole else None
        first._syncline_outgoing = second._syncline_incoming = TracedObject("Pipe", there, {"initial": 0})
        second._syncline_outgoing = first._syncline_incoming = TracedObject("Pipe", back, {"initial": 0})
    else:
        name = f"{names[1]} to {names[0]}" if names else whole
        first._syncline_incoming = second._syncline_outgoing = TracedObject("Pipe", name, {"initial": 0})
    return ends


def connection_begins(connection: Any, operation: str) -> None:
    """An operation on an end of a pipe is about to begin."""
    sends = operation in ("send", "send_bytes")
    traced = connection._syncline_outgoing if sends else connection._syncline_incoming
    if traced is not None:
        gate.enter(operation, traced)
        if connection._handle is None:
            events.emit(kinds.RAISED, traced, text=f"OSError: {_CLOSED}")


def send(connection: Any, data: Any, item: object) -> None:
    """Send a pickled item."""
    traced = connection._syncline_outgoing
    if traced is None:
        connection._send_bytes(data)
    else:
        send_message(connection, traced, data, texts.item(item))


def send_bytes(connection: Any, data: Any) -> None:
    """Send bytes."""
    traced = connection._syncline_outgoing
    if traced is None:
        connection._send_bytes(data)
    else:
        send_message(connection, traced, data, f"{len(data)} bytes")


def send_message(connection: Any, traced: TracedObject, data: Any, text: str, kind: int = kinds.SENT) -> None:
    """Send a message in pieces that fit into the pipe, and record it; for the log, waiting for room is one wait.

    Raises OSError if the other end is closed.
    """
    size = len(data)
    header = struct.pack("!i", size) if size <= _MOST_SHORT else struct.pack("!i", -1) + struct.pack("!Q", size)
    message = memoryview(header + bytes(data))
    try:
        while True:
            open_end = _await_room(connection, traced)
            if open_end and len(message) <= _MOST_AT_ONCE:
                events.emit(kind, traced, text=text)
            message = message[connection._write(connection._handle, message[:_MOST_AT_ONCE]) :]
            if not message:
                return
    except BaseException as error:
        events.emit(kinds.RAISED, traced, text=events.error_text(error))
        raise


def _await_room(connection: Any, traced: TracedObject) -> bool:
    """Wait until the next piece fits into the pipe; return False if the other end is closed, so that nothing will be sent."""
    poll = select.poll()
    poll.register(connection._handle, select.POLLOUT)
    ready = poll.poll(0)
    if not ready:
        waits.begin(traced, _WAITS_FOR_ROOM)
        if user.is_caller():
            ready = waits.ended(user.wait(lambda seconds: poll.poll(seconds * 1000)))
        else:
            ready = waits.ended(waits.blocking(poll.poll, None))
    return not any(event & (select.POLLERR | select.POLLHUP) for _, event in ready)


def receive_item(connection: Any) -> Any:
    """Receive a pickled item."""
    return _receive(connection, connection._recv_bytes, lambda message: texts.pickled_item(message.getbuffer()))


def receive_bytes(connection: Any, most: int | None = None) -> Any:
    """Receive bytes; returns None if there are more than `most`."""
    return _receive(connection, partial(connection._recv_bytes, most), lambda message: f"{message.tell()} bytes")


def _receive(connection: Any, read: Callable[[], Any], text: Callable[[Any], str]) -> Any:
    traced = connection._syncline_incoming
    if traced is None:
        return read()
    try:
        if not connection._poll(0):
            waits.begin(traced, _WAITS_FOR_ITEM)
            waits.ended(waits.blocking(connection._poll, None))
        message = read()
    except BaseException as error:
        events.emit(kinds.RAISED, traced, text=events.error_text(error))
        raise
    if message is not None:
        events.emit(kinds.RECEIVED, traced, text=text(message))
    return message


def poll(connection: Any, timeout: float | None) -> bool:
    """Tell whether something can be received, and wait for that at most `timeout` seconds of the run's clock."""
    traced = connection._syncline_incoming
    ready: bool = connection._poll(0.0) if traced is not None else connection._poll(timeout)
    if traced is None or ready or (timeout is not None and timeout <= 0):
        return ready
    events.emit(kinds.WAITING, traced, text=_WAITS_FOR_ITEM, timeout=timeout)
    try:
        ready = waits.blocking(connection._poll, timeout)  # in slices, see below
    except BaseException as error:
        events.emit(kinds.RAISED, traced, text=events.error_text(error))
        raise
    events.emit(kinds.PASSED if waits.ended(ready) else kinds.TIMED_OUT, traced)
    return ready


def close(connection: Any) -> None:
    """An end of a pipe is about to be closed in this process."""
    outgoing, incoming = connection._syncline_outgoing, connection._syncline_incoming
    if connection._handle is None or outgoing is incoming:
        return
    side = "its end" if outgoing and incoming else "the write end" if outgoing else "the read end"
    gate.enter("close", outgoing or incoming)
    events.emit(kinds.CLOSED, outgoing or incoming, text=side)


def _rebuilt(function: Callable[..., Any], arguments: Any, outgoing: Any, incoming: Any) -> Any:
    connection = function(*arguments)
    connection._syncline_outgoing, connection._syncline_incoming = outgoing, incoming
    return connection


@patch("multiprocessing.connection")
def _patch(connection: ModuleType) -> None:
    base = connection._ConnectionBase
    base._syncline_outgoing = base._syncline_incoming = None
    for name in ("send", "send_bytes", "recv", "recv_bytes", "recv_bytes_into", "poll"):
        begins = before(BODY, f"_syncline.connection_begins(self, {name!r})")
        change = {
            "send": instead("self._send_bytes(_ForkingPickler.dumps(obj))", "_syncline.send(self, _ForkingPickler.dumps(obj), obj)"),
            "send_bytes": instead("self._send_bytes(m[offset:offset + size])", "_syncline.send_bytes(self, m[offset:offset + size])"),
            "recv": instead("buf = self._recv_bytes()", "buf = _syncline.receive_item(self)"),
            "recv_bytes": instead("buf = self._recv_bytes(maxlength)", "buf = _syncline.receive_bytes(self, maxlength)"),
            "recv_bytes_into": instead("result = self._recv_bytes()", "result = _syncline.receive_bytes(self)"),
            "poll": instead("return self._poll(timeout)", "return _syncline.poll(self, timeout)"),
        }[name]
        edit(connection, f"_ConnectionBase.{name}", begins, change)
    edit(connection, "_ConnectionBase.close", before(BODY, "_syncline.close(self)"))
    edit(connection, "Pipe", instead("return c1, c2", "return _syncline.pipe_is_made((c1, c2), duplex)"))
    edit(
        connection,
        "wait",
        instead("deadline = time.monotonic() + timeout", "deadline = _syncline.run_clock() + timeout"),
        # while the clock stands still, nothing may be left of a timeout of 0
        instead("timeout = deadline - time.monotonic()", "timeout = deadline - _syncline.run_clock() or -1"),
        instead(
            "ready = selector.select(timeout)",
            "if timeout is None and _syncline.is_user():\n"
            "    ready = _syncline.wait_as_user(selector.select)\n"
            "elif timeout is None or timeout <= 0:\n"
            "    ...\n"
            "else:\n"
            "    ready = _syncline.wait_by_clock(selector.select, timeout)",
        ),
    )
    reduce = connection.reduce_connection

    def reduce_connection(conn: Any) -> Any:
        outgoing, incoming = conn._syncline_outgoing, conn._syncline_incoming
        reduced = reduce(conn)
        return reduced if outgoing is incoming else (_rebuilt, (*reduced, outgoing, incoming))

    connection.reduce_connection = reduce_connection  # type: ignore[attr-defined]
    connection.reduction.register(connection.Connection, reduce_connection)
