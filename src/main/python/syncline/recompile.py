"""Makes the code of edited functions from the source of their module, see `rewrite`."""

from __future__ import annotations

import ast
import sys

from syncline.rewrite import BODY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType
    from typing import Any, Union

    from syncline.code_cache import Edited
    from syncline.rewrite import Edit

    Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]

_trees: dict[str, ast.Module] = {}


def recompile(module: ModuleType, path: str, edits: Sequence[Edit]) -> Edited:
    """Return code that makes the edited function, inside a class of its class's name, and what was not found in the source.

    There is no code if the function itself was not found.
    """
    parts = path.split(".")
    function = _find(module, parts)
    if function is None:
        return None, [f"{module.__name__}.{path}"]
    missing = [f"{module.__name__}.{path}: {change.anchor}" for change in edits if not _apply(function, change)]
    function.decorator_list = [
        decorator for decorator in function.decorator_list if getattr(decorator, "id", "") in ("staticmethod", "classmethod")
    ]
    top: ast.stmt = function
    if len(parts) > 1:  # inside a class of that name, because of names such as __lock, and of super()
        top = ast.ClassDef(name=parts[-2], bases=[], keywords=[], body=[function], decorator_list=[])
        if sys.version_info >= (3, 12):
            top.type_params = []
    tree = ast.fix_missing_locations(ast.Module(body=[top], type_ignores=[]))
    return compile(tree, module.__file__ or "", "exec", dont_inherit=True), missing


def forget_sources() -> None:
    """Let go of the syntax trees: a module that is imported afresh is read afresh."""
    _trees.clear()


def _tree(module: ModuleType) -> ast.Module:
    tree = _trees.get(module.__name__)
    if tree is None:
        assert module.__file__ is not None
        with open(module.__file__, "rb") as file:
            tree = _trees[module.__name__] = ast.parse(file.read())
    return tree


def _find(module: ModuleType, parts: list[str]) -> Function | None:
    """Find a function; where a condition decides which of several definitions counts, the one that did."""
    owner: Any = module
    body: list[Any] = _tree(module).body
    found: Any = None
    for part in parts:
        owner = getattr(owner, part, None)
        named = [node for node in _definitions(body) if node.name == part]
        line = getattr(getattr(owner, "__code__", None), "co_firstlineno", 0)
        found = next((node for node in named if len(named) == 1 or node.lineno == line), None)
        if found is None:
            return None
        body = found.body
    return found if isinstance(found, (ast.FunctionDef, ast.AsyncFunctionDef)) else None


def _definitions(body: list[Any]) -> Iterator[Any]:
    for node in body:
        if isinstance(node, ast.If):
            yield from _definitions(node.body + node.orelse)
        elif hasattr(node, "name"):
            yield node


def _apply(function: Function, change: Edit) -> bool:
    if change.anchor == BODY:
        start = 1 if ast.get_docstring(function, clean=False) is not None else 0
        function.body[start:] = _replacement(change, function.body[start:])
        return True
    found = False
    anchor = _normal(change.anchor)
    for block in list(_blocks(function)):
        for index in range(len(block) - 1, -1, -1):
            if _is_like(block[index], anchor):
                block[index : index + 1] = _replacement(change, [block[index]])
                found = True
    return found


def _normal(anchor: str) -> str:
    """Return the anchor as this version writes it: they differ in parentheses."""
    return anchor if anchor.endswith("…") else ast.unparse(ast.parse(anchor))


def _is_like(statement: ast.stmt, anchor: str) -> bool:
    text = ast.unparse(statement)
    return text.startswith(anchor[:-1]) if anchor.endswith("…") else text == anchor


def _replacement(change: Edit, place: list[ast.stmt]) -> list[ast.stmt]:
    """Return what takes the place of these statements."""
    inserted = ast.parse(change.code).body
    first, last = place[0].lineno, place[-1].end_lineno or place[-1].lineno
    before = True
    for statement in inserted:
        has_place = any(_is_ellipsis(node) for node in ast.walk(statement))
        before = before and not has_place
        for node in ast.walk(statement):
            if hasattr(node, "lineno"):
                node.lineno = node.end_lineno = first if before or has_place else last  # type: ignore[attr-defined]
                node.col_offset = node.end_col_offset = 0  # type: ignore[attr-defined]
    return _fill(inserted, place)


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for inner in ast.walk(node):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(inner, field, None)
            if isinstance(block, list):
                yield block


def _is_ellipsis(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...


def _fill(statements: list[ast.stmt], place: list[ast.stmt]) -> list[ast.stmt]:
    """Put what was there in place of each ellipsis."""
    filled: list[ast.stmt] = []
    for statement in statements:
        filled += place if _is_ellipsis(statement) else [statement]
        if not _is_ellipsis(statement):
            for block in _blocks(statement):
                if any(_is_ellipsis(inner) for inner in block):
                    block[:] = _fill(block, place)
    return filled
