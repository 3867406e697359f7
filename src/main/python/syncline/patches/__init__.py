"""What is changed in which module of the standard library: one module here for each idea.

`PATCHES` names, for each module, the functions that patch it. They are called right after the module was executed, before anybody
else sees it, or at the start, if it was loaded before.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys

from syncline import recorder, rewrite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any, Callable

    Patch = Callable[[ModuleType], None]

PATCHES: dict[str, list[Patch]] = {}

_PROCESSES = ("multiprocessing", "concurrent.futures.process")


def patch(name: str) -> Callable[[Patch], Patch]:
    """Register the decorated function as a patch of the module of this name."""

    def register(function: Patch) -> Patch:
        PATCHES.setdefault(name, []).append(function)
        return function

    return register


def install() -> None:
    """Patch the modules that are loaded, and from now on each that is being loaded."""
    for name in list(PATCHES):
        module = sys.modules.get(name)
        if module is not None:
            apply(module)
    sys.meta_path.insert(0, _Finder())


def apply(module: ModuleType) -> None:
    """Patch a module; anchors that were not found are told to the server."""
    before = len(rewrite.missing)
    for function in PATCHES[module.__name__]:
        function(module)
    rewrite.finish(module)
    for anchor in rewrite.missing[before:]:
        recorder.note(f"Not found in the source of Python {sys.version.split()[0]}: {anchor}")


class _Finder:
    """Finds a module as the others do, and lets it be patched after it was executed."""

    def __init__(self) -> None:
        self._busy: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a module that is to be patched, None for others."""
        if name in _PROCESSES:
            importlib.import_module("syncline.processes")  # registers the patches of its modules
        if name not in PATCHES or name in self._busy:
            return None
        self._busy.add(name)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self._busy.discard(name)
        if spec is not None and spec.loader is not None:
            loader: Any = spec.loader
            execute = loader.exec_module

            def exec_module(module: ModuleType) -> None:
                execute(module)
                apply(module)

            loader.exec_module = exec_module
        return spec
