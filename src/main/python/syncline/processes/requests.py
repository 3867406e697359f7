"""What the log says of requests to a manager and of its replies."""

from __future__ import annotations

import itertools

from syncline import events
from syncline.processes import texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from syncline.objects import TracedObject

unnamed = itertools.count(1)
"""Numbers for objects of a manager that the script does not assign to a variable when they are made."""

_WRITES = frozenset(
    (
        "__delattr__ __delitem__ __iadd__ __imul__ __setattr__ __setitem__ append clear extend insert pop popitem remove reverse "
        "set setdefault sort update"
    ).split()
)
_PLACE_OF_TIMEOUT = {"acquire": 1, "wait": 0, "get": 1, "put": 2}
_VIEWS = (type({}.keys()), type({}.values()), type({}.items()))
_ERRORS = ("#ERROR", "#TRACEBACK", "#UNSERIALIZABLE")


class Note:
    """What goes with a request: the objects of the manager and of the request, who asks at which line, who is asked, and the text.

    `method` is the operation on a lock. `timeout` says how long the actor waits at most for what it asks for, in seconds, and `at_once`
    that it does not wait for a lock at all.
    """

    def __init__(
        self, owner: TracedObject, traced: TracedObject | None, caller: int, server: int, line: int, text: str, method: str
    ) -> None:
        self.owner = owner
        self.traced = traced
        self.caller = caller
        self.server = server
        self.line = line
        self.text = text
        self.method = method
        self.timeout: float | None = None
        self.at_once = False


def timeout_of(method: str, args: Any, kwds: Any) -> float | None:
    """Return the timeout of an operation that waits, in seconds; None if there is none."""
    place = _PLACE_OF_TIMEOUT.get(method)
    if place is None:
        return None
    timeout = kwds.get("timeout", args[place] if len(args) > place else None)
    return timeout if isinstance(timeout, (int, float)) and timeout >= 0 else None


def writes(method: str) -> bool:
    """Tell whether a method of a list, a dictionary or a namespace changes it."""
    return method in _WRITES


def creation_text(typeid: str, args: Any, kwds: Any) -> str:
    """Return the text of a request to make an object."""
    return f"{typeid}({_arguments(args, kwds)})"


def call_text(method: str, args: Any, kwds: Any) -> str:
    """Return what follows the name of the object in the text of a request: what the script has written, as far as that is known."""
    if method == "__getitem__":
        return f"[{_index(args[0])}]"
    if method == "__setitem__":
        return f"[{_index(args[0])}] = {texts.value(args[1])}"
    if method == "__getattribute__":
        return f".{args[0]}"
    if method == "__setattr__":
        return f".{args[0]} = {texts.value(args[1])}"
    if method == "acquire":
        return ".acquire()" if len(args) + len(kwds) < 2 else ".acquire(timeout)"
    return f".{method.lstrip('#')}({_arguments(args, kwds)})"


def reply_text(kind: str, result: Any) -> str:
    """Return the text of a reply."""
    if isinstance(result, BaseException):
        return events.error_text(result)
    if kind == "#PROXY":
        return f"{result[1].typeid} proxy"
    if type(result) in _VIEWS:  # arrives as a list
        result = list(result)
    return str(result).strip().rpartition("\n")[2] if kind in _ERRORS else texts.value(result)


def state(content: Any) -> tuple[int, str]:
    """Return how many items an object of a manager has, and the text of all of it."""
    if type(content) in (list, dict):
        return len(content), texts.value(content)
    return 0, texts.value(vars(content))


def _index(place: Any) -> str:
    if not isinstance(place, slice):
        return texts.value(place)
    parts = [place.start, place.stop] if place.step is None else [place.start, place.stop, place.step]
    return ":".join("" if part is None else texts.value(part) for part in parts)


def _arguments(args: Any, kwds: Any) -> str:
    return ", ".join([*map(texts.value, args), *(f"{name}={texts.value(value)}" for name, value in kwds.items())])
