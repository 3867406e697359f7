"""Numbers of actors and objects: made up by each process, and unique in the run."""

from __future__ import annotations

import itertools
import os
from zlib import crc32

_ACTOR_BITS = 10
_OBJECT_BITS = 32
_NAMED = 1 << 63  # no process id has as many bits

_process = os.getpid()
_actors = itertools.count(1)
_objects = itertools.count(1)


def new_actor() -> int:
    """Return the number of another actor of this process.

    Only 1,023 fit beside the process id. The next ones are those of the process with the next id, if the run has such a one.
    """
    return ((_process << _ACTOR_BITS) + next(_actors)) & 0xFFFF_FFFF


def first_actor_of(process_id: int) -> int:
    """Return the number of the actor that a process makes first: its main thread's."""
    return ((process_id << _ACTOR_BITS) + 1) & 0xFFFF_FFFF


def object_called(name: str) -> int:
    """Return the number of an object that all processes know by a name of the operating system."""
    return _NAMED | (crc32(name.encode()) << 31) ^ crc32(name.encode()[::-1])


def new_object() -> int:
    """Return the number of another object of this process."""
    return _process << _OBJECT_BITS | next(_objects)


def process() -> int:
    """Return the id of this process."""
    return _process


def begin_process() -> None:
    """Count anew, as another process; to be called in a child after a fork."""
    global _process, _actors, _objects
    _process = os.getpid()
    _actors = itertools.count(1)
    _objects = itertools.count(1)
