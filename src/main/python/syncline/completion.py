"""The names that exist, for the console: found without running any code of the user, such as properties or ``__getattr__``."""

from __future__ import annotations

import builtins
import re
import sys
from keyword import kwlist

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST = 200
_NAME = re.compile(r"((?:[^\W\d]\w*\s*\.\s*)*)([^\W\d]\w*)?\Z")
_NO_NAME_BEFORE = frozenset(".)]}'\"")
_OURS = ("_syncline", "__syncline")

_NOTHING = object()


def complete(text: str) -> tuple[int, list[str]]:
    """Return where the name begins that is not complete at the end of a text, and what it may be, in alphabetical order."""
    found = _NAME.search(text)
    path, prefix = ("", "") if found is None else (found[1], found[2] or "")
    if found is None or not (path or prefix) or text[: found.start()].rstrip()[-1:] in _NO_NAME_BEFORE:
        return len(text), []
    steps = [step.strip() for step in path.split(".")[:-1]]
    names = _attributes(steps) if steps else {*vars(sys.modules["__main__"]), *vars(builtins), *kwlist}
    fitting = [name for name in names if isinstance(name, str) and name.startswith(prefix) and _is_shown(name, prefix)]
    return len(text) - len(prefix), sorted(fitting)[:_MOST]


def _is_shown(name: str, prefix: str) -> bool:
    return name.isidentifier() and not name.startswith(_OURS) and (prefix.startswith("_") or not name.startswith("_"))


def _attributes(steps: list[str]) -> set[Any]:
    from inspect import getattr_static

    space = vars(sys.modules["__main__"])
    thing = space.get(steps[0], getattr(builtins, steps[0], _NOTHING))
    for step in steps[1:]:
        thing = getattr_static(thing, step, _NOTHING)
        if hasattr(type(thing), "__get__") and not isinstance(thing, type):
            return set()  # what a property or a method returns is not known without calling it
    if thing is _NOTHING:
        return set()
    kinds = thing.__mro__ if isinstance(thing, type) else type(thing).__mro__
    return {*_own(thing), *(name for kind in kinds for name in vars(kind))}


def _own(thing: Any) -> Any:
    """Return the names of the attributes that the thing itself has, apart from those of its class."""
    try:
        own = object.__getattribute__(thing, "__dict__")
    except AttributeError:
        return ()
    return list(own) if isinstance(own, dict) else ()
