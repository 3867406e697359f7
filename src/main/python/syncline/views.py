"""Reads and writes of shared memory through ``buf``.

That is a `memoryview`, which no class of ours can stand in for: it can be neither subclassed nor made to call anybody. So a script
that uses ``buf`` is changed: wherever it says ``thing[…]``, the thing may be a view of the memory of a traced block, by whatever name,
and of whatever part of the block. What reads or writes the memory otherwise, for example an array of NumPy, is not seen.
"""

from __future__ import annotations

import ast
import builtins
import weakref

from syncline import events, gate, kinds
from syncline.transform import TRANSFORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from syncline.objects import TracedObject
    from syncline.program import Program

_ATTRIBUTE = "buf"
_FUNCTION = "__syncline_view__"

_blocks: dict[int, tuple[weakref.ref[Any], int]] = {}
"""The blocks, and where their memory begins, by the number of the object that owns the memory."""


def add_block(block: Any) -> None:
    """Record from now on what is done with the memory of a block that is traced."""
    _blocks[id(block._mmap)] = weakref.ref(block), _address(block._buf)


class _View:
    """A view of a part of a block, for one access by index or by a slice.

    The log knows the bytes of the block: cell `first` is where the view begins, and its elements are `stride` cells apart.
    """

    __slots__ = ("_block", "_first", "_memory", "_traced")

    def __init__(self, memory: memoryview, traced: TracedObject, block: memoryview, first: int) -> None:
        self._memory = memory
        self._traced = traced
        self._block = block
        self._first = first

    def __getitem__(self, place: Any) -> Any:
        from syncline.processes.exclusive import Exclusive

        gate.enter("read", self._traced)
        with Exclusive(self._traced.id):
            contents = self._memory[place]
            cells = self._cells(place)
            self._record(kinds.READ, cells, self._block[cells])
        return contents

    def __setitem__(self, place: Any, contents: Any) -> None:
        from syncline.processes.exclusive import Exclusive

        gate.enter("write", self._traced)
        with Exclusive(self._traced.id):
            try:
                written = self._bytes_of(place, contents)
            except (IndexError, ValueError, TypeError) as error:
                events.emit(kinds.RAISED, self._traced, text=events.error_text(error))
                raise
            self._record(kinds.WROTE, self._cells(place), written)
            self._memory[place] = contents

    def _cells(self, place: Any) -> Any:
        """Return the cells of the block, as an index or a slice, that elements of the view consist of."""
        size = self._memory.itemsize
        stride = (self._memory.strides or (size,))[0]
        if not isinstance(place, slice):
            index = place.__index__()
            start = self._first + (index + len(self._memory) if index < 0 else index) * stride
            return start if size == 1 else slice(start, start + size, 1)
        elements = range(len(self._memory))[place]
        step = elements.step * stride // size
        start = self._first + elements.start * stride
        if step == 1 or not elements:
            return slice(start, start + len(elements) * size, 1)
        end = start + step * len(elements)
        return slice(start, end if end >= 0 else None, step)

    def _bytes_of(self, place: Any, contents: Any) -> Any:
        """Return what is in the cells when that was written; raises what the memory raises."""
        of_one = not isinstance(place, slice)
        count = len((self._memory[place],) if of_one else self._memory[place])
        copy = memoryview(bytearray(count * self._memory.itemsize))
        view = copy.cast(self._memory.format)  # type: ignore[call-overload]
        view[0 if of_one else slice(None)] = contents
        return copy[0] if of_one and len(copy) == 1 else copy

    def _record(self, kind: int, cells: Any, contents: Any) -> None:
        from syncline.processes.values import record_cells

        record_cells(kind, self._traced, cells, len(self._block), contents)


def view(thing: Any) -> Any:
    """Return a view that records, if the thing is one of the memory of a traced block; else the thing itself."""
    if type(thing) is not memoryview:
        return thing
    reference, start = _blocks.get(id(thing.obj), (None, 0))
    block = reference and reference()
    traced = None if block is None else block._syncline_object
    if block is None or traced is None or block._mmap is not thing.obj or not _is_plain(thing):
        return thing
    return _View(thing, traced, block._buf, _address(thing) - start)


def _is_plain(memory: memoryview) -> bool:
    """Tell whether its elements are in one row, each of them known cells: other views are not recorded."""
    in_one_row = memory.ndim == 1 and len(memory) > 0 and not memory.readonly
    return in_one_row and (memory.itemsize == 1 or memory.contiguous)


def _address(memory: memoryview) -> int:
    from ctypes import addressof, c_char

    return addressof(c_char.from_buffer(memory[:1]))


def see_views(tree: ast.Module, _: Program) -> ast.Module:
    """Let each ``thing[…]`` of a script that uses ``buf`` go through a view, if there is one."""
    if any(isinstance(node, ast.Attribute) and node.attr == _ATTRIBUTE for node in ast.walk(tree)):
        _Rewriter().visit(tree)
        setattr(builtins, _FUNCTION, view)
    return tree


class _Rewriter(ast.NodeTransformer):
    """Leaves annotations alone, whose text may be seen."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Del):
            function = ast.copy_location(ast.Name(_FUNCTION, ast.Load()), node.value)
            node.value = ast.copy_location(ast.Call(function, [node.value], []), node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.target = self.visit(node.target)
        node.value = node.value and self.visit(node.value)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        returns, node.returns = node.returns, None
        self.generic_visit(node)
        node.returns = returns
        return node

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]


TRANSFORMS.append(see_views)
