"""Recompiles functions of the standard library from their own source, with statements inserted.

So file names, line numbers, signatures, classes and pickling stay what they are. A place in the source is named by an anchor: a
statement as ``ast.unparse`` writes it, or its beginning, followed by an ellipsis. What is inserted has the line of its anchor, and
reaches the tracer by the name ``_syncline``, which is the module `hooks`.

The code is kept for the next process, see `code_cache`; what needs the source is in `recompile`, which is imported only if it was not kept.
"""

from __future__ import annotations

import sys

from syncline.code_cache import CodeCache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any

BODY = ""
"""The anchor of the whole body of the function, without its documentation."""

HOOKS = "_syncline"
"""The name by which inserted statements reach the tracer."""

_HOOKS_OF_THREADS = "syncline.hooks"
_HOOKS_OF_PROCESSES = "syncline.processes.hooks"
_OF_PROCESSES = ("multiprocessing", "concurrent.futures.process")

missing: list[str] = []
"""The functions and anchors that were not found in the source of this interpreter."""

_caches: dict[str, CodeCache] = {}


class Edit:
    """One change of a function, at every statement that is like the anchor.

    In `code`, the statement ``...`` stands for what was there: the statement, or the body.
    """

    __slots__ = ("anchor", "code")

    def __init__(self, anchor: str, code: str) -> None:
        """See the functions below, which make all of them."""
        self.anchor = anchor
        self.code = code


def before(anchor: str, code: str) -> Edit:
    """Insert statements before the anchor; before `BODY`: at the beginning."""
    return Edit(anchor, f"{code}\n...")


def after(anchor: str, code: str) -> Edit:
    """Insert statements behind the anchor; behind `BODY`: at the end, where the function returns nothing."""
    return Edit(anchor, f"...\n{code}")


def instead(anchor: str, code: str) -> Edit:
    """Replace the anchor, or put statements around it: ``...`` stands for it."""
    return Edit(anchor, code)


def edit(module: ModuleType, path: str, *edits: Edit) -> None:
    """Recompile a function of a module, or a method (``Class.method``), with these changes: once, with all of them.

    What is not found in the source is added to `missing`, and that change is left out.
    """
    cache = _caches.get(module.__name__)
    if cache is None:
        cache = _caches[module.__name__] = CodeCache(module)
    edited = cache.get(path)
    if edited is None:
        from syncline import recompile

        edited = recompile.recompile(module, path, edits)
        cache.add(path, edited)
    code, not_found = edited
    missing.extend(not_found)
    if code is not None:
        _install(module, path.split("."), code)


def finish(module: ModuleType) -> None:
    """Keep the code of a module whose functions are all edited."""
    cache = _caches.pop(module.__name__, None)
    if cache is not None:
        cache.store()
    if "syncline.recompile" in sys.modules:
        sys.modules["syncline.recompile"].forget_sources()


def _install(module: ModuleType, parts: list[str], code: CodeType) -> None:
    owner: Any = module
    for part in parts[:-1]:
        owner = getattr(owner, part)
    names: dict[str, Any] = {}
    exec(code, module.__dict__, names)
    holder: dict[str, Any] = names if len(parts) == 1 else names[parts[-2]].__dict__
    made = holder[parts[-1]]
    _let_super_find(made, owner)
    plain = getattr(made, "__func__", made)
    plain.__qualname__ = ".".join(parts)
    _replace(owner, parts[-1], made, ".".join(parts))
    of_processes = module.__name__.startswith(_OF_PROCESSES)
    module.__dict__[HOOKS] = sys.modules[_HOOKS_OF_PROCESSES if of_processes else _HOOKS_OF_THREADS]


def _let_super_find(function: Any, owner: Any) -> None:
    """Let ``super()`` in a recompiled method find the true class instead of the one that it was compiled in."""
    names = function.__code__.co_freevars if hasattr(function, "__code__") else ()
    for name, cell in zip(names, function.__closure__ or () if names else ()):
        if name == "__class__":
            cell.cell_contents = owner


def _replace(owner: Any, name: str, made: Any, path: str) -> None:
    """Aliases, such as ``__enter__ = acquire``, become the new function too."""
    setattr(owner, name, made)
    if isinstance(owner, type):
        for alias, value in list(vars(owner).items()):
            if value is not made and getattr(value, "__qualname__", None) == path:
                setattr(owner, alias, made)
