"""Reads and writes of shared memory through ``buf``.

That is a `memoryview`, which no class of ours can stand in for: it can be neither subclassed nor made to call anybody. So the
script is changed: where it says ``memory.buf[…]``, the index goes through a view that records. What the script does with
``memory.buf`` otherwise, for example by another name or as the memory of an array, is not seen.
"""

from __future__ import annotations

import ast
import builtins

from syncline import events, gate, kinds
from syncline.transform import TRANSFORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from syncline.objects import TracedObject
    from syncline.program import Program

_ATTRIBUTE = "buf"
_FUNCTION = "__syncline_view__"


class _View:
    """The memory of one block, for one access by index or by a slice."""

    __slots__ = ("_buffer", "_traced")

    def __init__(self, buffer: memoryview, traced: TracedObject) -> None:
        self._buffer = buffer
        self._traced = traced

    def __getitem__(self, place: Any) -> Any:
        from syncline.processes.exclusive import Exclusive
        from syncline.processes.values import record_cells

        gate.enter("read", self._traced)
        with Exclusive(self._traced.id):
            contents = self._buffer[place]
            record_cells(kinds.READ, self._traced, place, len(self._buffer), contents)
        return contents

    def __setitem__(self, place: Any, contents: Any) -> None:
        from syncline.processes.exclusive import Exclusive
        from syncline.processes.values import record_cells

        gate.enter("write", self._traced)
        with Exclusive(self._traced.id):
            copy = memoryview(bytearray(self._buffer))
            try:
                copy[place] = contents
            except (IndexError, ValueError, TypeError) as error:
                events.emit(kinds.RAISED, self._traced, text=events.error_text(error))
                raise
            record_cells(kinds.WROTE, self._traced, place, len(self._buffer), copy[place])
            self._buffer[place] = contents

    def __delitem__(self, place: Any) -> None:
        buffer: Any = self._buffer  # the memory itself refuses it
        del buffer[place]


def view(thing: Any) -> Any:
    """Return ``thing.buf``; for traced shared memory that is open, a view that records."""
    buffer = getattr(thing, _ATTRIBUTE)
    traced = getattr(thing, "_syncline_object", None)
    return buffer if traced is None or type(buffer) is not memoryview else _View(buffer, traced)


def see_views(tree: ast.Module, _: Program) -> ast.Module:
    """Let each ``….buf[…]`` go through a view."""
    changed = _Rewriter()
    changed.visit(tree)
    if changed.found:
        setattr(builtins, _FUNCTION, view)
    return tree


class _Rewriter(ast.NodeTransformer):
    found = False

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        buffer = node.value
        if isinstance(buffer, ast.Attribute) and buffer.attr == _ATTRIBUTE and isinstance(buffer.ctx, ast.Load):
            self.found = True
            function = ast.copy_location(ast.Name(_FUNCTION, ast.Load()), buffer)
            node.value = ast.copy_location(ast.Call(function, [buffer.value], []), buffer)
        return node


TRANSFORMS.append(see_views)
