"""Keeps the code of edited functions from one process to the next: parsing the source of ``threading`` alone takes 30 ms.

The files are beside the tracer's own bytecode, and as little as that is needed: one that is missing, broken or out of date is made again.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.util import MAGIC_NUMBER, source_hash

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any, Optional

    Edited = tuple[Optional[CodeType], list[str]]
    """The code that makes a function, if that was found, and the names of what was not found."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_DIRECTORY = os.path.dirname(__spec__.cached or "")
_HASH_SIZE = 8

_versions: list[object] = []


class CodeCache:
    """The edited functions of one module, by their path in it."""

    def __init__(self, module: ModuleType) -> None:
        """Read what an earlier process has kept for exactly this source, interpreter and tracer."""
        source = module.__file__ or ""
        place = source_hash(os.fsencode(source)).hex()  # two interpreters of one version may share the directory
        self._path = os.path.join(_DIRECTORY, f"{module.__name__}.{sys.implementation.cache_tag}.{place}.edited")
        self._key = _key(source)
        self._functions = self._read()
        self._changed = False

    def get(self, path: str) -> Edited | None:
        """Return what is known of a function, None if nothing is."""
        return self._functions.get(path)

    def add(self, path: str, edited: Edited) -> None:
        """Let a function be known."""
        self._functions[path] = edited
        self._changed = True

    def store(self) -> None:
        """Keep all, if there is something new; if it cannot be written, the next process has as much work as this one."""
        if not self._changed or not self._key or not _DIRECTORY or sys.dont_write_bytecode:
            return
        kept: Any = (self._key, self._functions)
        content = marshal.dumps(kept)
        unfinished = f"{self._path}.{os.getpid()}"
        try:
            os.makedirs(_DIRECTORY, exist_ok=True)
            with open(unfinished, "xb") as file:
                file.write(source_hash(content) + content)
            os.replace(unfinished, self._path)
        except OSError:
            try:
                os.unlink(unfinished)
            except OSError:
                pass  # it was not made

    def _read(self) -> dict[str, Edited]:
        try:
            with open(self._path, "rb") as file:
                data = file.read()
            content = data[_HASH_SIZE:]
            if source_hash(content) != data[:_HASH_SIZE]:
                return {}
            key, functions = marshal.loads(content)
        except (OSError, ValueError, TypeError, EOFError):
            return {}
        return functions if self._key and key == self._key else {}


def _key(source: str) -> tuple[object, ...]:
    """Return all that the code depends on; nothing if there is no source."""
    try:
        status = os.stat(source)
        if not _versions:
            _versions.append(_version())
    except OSError:
        return ()
    return MAGIC_NUMBER, sys.flags.optimize, source, status.st_mtime_ns, status.st_size, _versions[0]


def _version() -> tuple[tuple[str, int, int], ...]:
    """Return the names, times and sizes of the tracer's own files."""
    files: list[tuple[str, int, int]] = []
    for directory, _, names in os.walk(_PACKAGE):
        for name in names:
            if name.endswith(".py"):
                path = os.path.join(directory, name)
                status = os.stat(path)
                files.append((path, status.st_mtime_ns, status.st_size))
    return tuple(sorted(files))
