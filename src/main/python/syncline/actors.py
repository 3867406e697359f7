"""The actors: the threads of the program, as the log knows them."""

from __future__ import annotations

import json
import sys
from _thread import allocate_lock, get_ident

from syncline import identity, kinds, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _socket

THREAD = "thread"
PROCESS = "process"
YOU = "you"

_MOST_NAME = 200


class Actor:
    """One lane of the log.

    `waiting` is what the actor waits for, as far as the log knows: an object, or the actor that it joins. `connection` is the one to
    the server, once the actor was held at the gate. `mutex` makes "it has ended" atomic with its event: an actor that begins to
    join has not seen that event. `failed` says that an uncaught exception ends the actor, `blocking` that the tracer waits for it, see
    `interrupts`.
    """

    __slots__ = ("blocking", "connection", "ended", "failed", "id", "kind", "mutex", "name", "waiting")

    def __init__(self, name: str, kind: str = THREAD) -> None:
        """Make a new actor known."""
        self.id = identity.new_actor()
        self.name = name[:_MOST_NAME]
        self.kind = kind
        self.ended = False
        self.failed = False
        self.blocking = False
        self.waiting: object = None
        self.connection: _socket.socket | None = None
        self.mutex = allocate_lock()
        declare(self.id, self.name, kind, identity.process())

    @property
    def exit_value(self) -> int:
        """The value of its event ``ended``."""
        return 1 if self.failed else 0


def declare(number: int, name: str, kind: str, process_id: int) -> None:
    """Make an actor known; if that is done more than once, only the first counts."""
    recorder.write(kinds.ACTOR, number, value=process_id, text=json.dumps({"name": name[:_MOST_NAME], "kind": kind}))


by_thread: dict[int, Actor] = {}
"""The actors, by the number of their threads; for those that cannot wait for `current`."""


def current() -> Actor:
    """Return the actor of the calling thread; if there is none, make one, which starts itself."""
    actor = by_thread.get(get_ident())
    if actor is None:
        actor = Actor(_name_of_thread())
        recorder.write(kinds.STARTED, actor.id)
        by_thread[get_ident()] = actor
    return actor


def existing() -> Actor | None:
    """Return the actor of the calling thread, or None."""
    return by_thread.get(get_ident())


def become(actor: Actor) -> None:
    """Let the calling thread be an actor from now on."""
    by_thread[get_ident()] = actor


def leave() -> None:
    """Let the calling thread be no actor any more: its number may soon be another thread's."""
    by_thread.pop(get_ident(), None)


def silent() -> Actor:
    """Return an actor that records nothing."""
    actor = object.__new__(Actor)
    actor.id = 0
    actor.name = ""
    actor.kind = YOU  # the gate lets it pass
    actor.ended = True
    actor.failed = actor.blocking = False
    actor.waiting = actor.connection = None
    actor.mutex = allocate_lock()
    return actor


def is_library_thread() -> bool:
    """Tell whether the calling thread is one that a library has made for itself, and which is not shown."""
    if get_ident() in by_thread:
        return False
    threading = sys.modules.get("threading")
    if threading is None:
        return False
    thread = threading._active.get(get_ident())
    return thread is not None and thread is not threading.main_thread()


def forget_all() -> None:
    """Forget every actor, and close their connections; to be called in a child after a fork."""
    for actor in by_thread.values():
        if actor.connection is not None:
            actor.connection.close()
    by_thread.clear()


def _name_of_thread() -> str:
    threading = sys.modules.get("threading")
    thread = threading and threading._active.get(get_ident())
    return thread.name if thread else f"Thread {get_ident() & 0xFFFF}"
