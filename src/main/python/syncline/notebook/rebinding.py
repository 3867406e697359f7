"""Names that were bound before the tracer came, as by ``from threading import Lock``: they get what the module has now.

The classes of the standard library are edited and stay the same objects; only what is written in C is replaced.
"""

from __future__ import annotations

import importlib
import sys

from syncline import frames, patches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType
    from typing import Any

    Names = list[tuple[ModuleType, str, Any]]

_PROCESSES = ("multiprocessing", "concurrent.futures.process")


def patched_names() -> Names:
    """Return the public names of the modules that are about to be patched: module, name, and value."""
    if any(name in sys.modules for name in _PROCESSES):
        importlib.import_module("syncline.processes")  # registers the patches of its modules
    modules = [sys.modules[name] for name in patches.PATCHES if name in sys.modules]
    return [(module, name, getattr(module, name)) for module in modules for name in _public(module)]


def rebind(before: Names, notebook: dict[str, Any]) -> None:
    """Let the notebook, and the modules that are the user's, have the new values of names that had these before."""
    changed = {id(old): (old, getattr(module, name)) for module, name, old in before if getattr(module, name) is not old}
    for space in (notebook, *_spaces_of_user()):
        for name, value in list(space.items()):
            old, new = changed.get(id(value), (None, None))
            if old is value and old is not None:
                space[name] = new


def _public(module: ModuleType) -> list[str]:
    names: list[str] = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    return [name for name in names if hasattr(module, name)]


def _spaces_of_user() -> Iterator[dict[str, Any]]:
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and frames.owner_of_file(file) == frames.USER:
            yield vars(module)
