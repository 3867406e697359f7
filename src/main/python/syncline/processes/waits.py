"""Waits for what another process does, by the clock of the run."""

from __future__ import annotations

from functools import partial

from syncline import actors, clock, events, gate, kinds, user

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    from syncline.objects import TracedObject

FOR_NOTIFIED = "waits for an actor that it has notified to wake: was it killed while it slept?"
FOR_LOCK_INSIDE = "waits for the lock inside the barrier: was its holder killed?"
"""The texts of waits that a killed process may have caused; the server knows them."""

LONG = 1.0
"""After so many seconds, a wait for something inside is recorded, which otherwise is as short as an operation."""


def begin(traced: TracedObject, text: str, timeout: float | None = None) -> None:
    """Record that the calling actor waits, unless that was recorded before."""
    if actors.current().waiting is not traced:
        events.emit(kinds.WAITING, traced, text=text, timeout=timeout)


def semaphore(semlock: Any, timeout: float | None) -> bool:
    """Wait for a semaphore of the operating system; return whether it was acquired.

    Raises KeyboardInterrupt while it waits, and nothing after that.
    """
    if timeout is not None:
        return bool(clock.wait(partial(semlock.acquire, True), timeout))
    if user.is_caller():
        return bool(user.wait(partial(semlock.acquire, True)))
    return bool(blocking(semlock.acquire, True))


def blocking(operation: Callable[..., Any], *arguments: Any) -> Any:
    """Call what may wait for long, so that an interrupt ends it, but does not lose its result; see `interrupts`."""
    actor = actors.current()
    actor.blocking = True
    try:
        (result,) = map(operation, *((argument,) for argument in arguments))
        actor.blocking = False
    except BaseException:
        actor.blocking = False
        raise
    return result


def ended(result: Any) -> Any:
    """Return the result of a wait, which another actor has ended if it is true: then when it is the calling actor's turn to go on."""
    if result:
        gate.go_on()
    return result
