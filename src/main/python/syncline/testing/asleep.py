"""What the kernel says of processes and their threads, where it has ``/proc``; elsewhere nothing is known."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_TRACKER = b"multiprocessing.resource_tracker"


def threads(process: int) -> set[int]:
    """Return the ids of the threads that a process has now; empty if that is not known, or it has none any more."""
    try:
        return set(map(int, os.listdir(f"/proc/{process}/task")))
    except OSError:
        return set()


def sleepers(process: int) -> dict[int, str] | None:
    """Return how often each thread of a process has gone to sleep, None if one of them is awake, or nothing is known.

    If this is the same at two moments, the process has done nothing in between: the kernel has not even let it try. Without this, a
    thread that was woken and waits for a processor would seem to sleep.
    """
    found: dict[int, str] = {}
    for thread in threads(process):
        status = _read(f"/proc/{process}/task/{thread}/status").decode("ascii", "replace")
        lines = {key: text.strip() for key, _, text in (line.partition(":") for line in status.splitlines())}
        if not lines.get("State", "").startswith("S"):
            return None
        found[thread] = lines.get("voluntary_ctxt_switches", "")
    return found or None


def catches(process: int, number: int) -> bool:
    """Tell whether a process has a handler for a signal, which would end it otherwise."""
    for line in _read(f"/proc/{process}/status").decode("ascii", "replace").splitlines():
        if line.startswith("SigCgt:"):
            return bool(int(line.split()[1], 16) >> number - 1 & 1)
    return False


def has_others(process: int, known: Iterable[int]) -> bool:
    """Tell whether a process has descendants that are none of those known, nor the tracker of the resources of ``multiprocessing``."""
    children: dict[int, list[int]] = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        after_name = _read(f"/proc/{name}/stat").rpartition(b")")[2].split()
        if after_name and after_name[0] != b"Z":
            children.setdefault(int(after_name[1]), []).append(int(name))
    expected = set(known)
    todo = [process]
    while todo:
        for child in children.get(todo.pop(), []):
            if child not in expected and _TRACKER not in _read(f"/proc/{child}/cmdline"):
                return True
            todo.append(child)
    return False


def is_there(process: int) -> bool:
    """Tell whether a process runs."""
    state = _read(f"/proc/{process}/stat").rpartition(b")")[2].split()
    return bool(state) and state[0] != b"Z"


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""
