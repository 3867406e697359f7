"""The warning of Python 3.12 and later that a process with several threads forks.

It is about the threads that the script has. A thread of the tracer waits for the server and holds no lock that a child
could need, so a process with only one more thread than that is not to be warned of. Python counts the threads of the
system, so the warning itself is ignored then.
"""

from __future__ import annotations

import os
import re
import sys
import warnings

_MESSAGE = re.compile(r"This process \(pid=\d+\) is multi-threaded, use of fork")
_FILTER = ("ignore", _MESSAGE, DeprecationWarning, None, 0)

_allowed: set[int] = set()


def allow(thread: int) -> None:
    """Do not count a thread, which this process will have until it ends."""
    if not _allowed and sys.version_info >= (3, 12):
        os.register_at_fork(before=_decide)
    _allowed.add(thread)


def _decide() -> None:
    """Ignore the warning of the fork that comes now, or do not."""
    filters: list[object] = warnings.filters  # type: ignore[assignment]
    others = [entry for entry in filters if entry is not _FILTER]
    threads = sys._current_frames().keys() - _allowed
    filters[:] = [_FILTER, *others] if len(threads) == 1 else others
    warnings._filters_mutated()  # type: ignore[attr-defined]
