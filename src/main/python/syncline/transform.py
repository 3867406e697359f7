"""Changes the syntax tree of the script before it is compiled; the file stays as it is."""

from __future__ import annotations

import ast

from syncline.sharing import share_variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

    from syncline.program import Program

    Transform = Callable[[ast.Module, Program], ast.Module]


def transform(tree: ast.Module, program: Program) -> ast.Module:
    """Return the tree of the script with all changes made, one after the other."""
    for change in TRANSFORMS:
        tree = change(tree, program)
    return tree


def apply_knobs(tree: ast.Module, program: Program) -> ast.Module:
    """Give each statement ``NAME = literal`` at the top level the value of the knob of that name."""
    for statement in tree.body:
        name = assigned_constant(statement)
        if name in program.knobs:
            value = ast.Constant(program.knobs[name])
            ast.copy_location(value, statement.value)  # type: ignore[attr-defined]
            statement.value = value  # type: ignore[attr-defined]
    return tree


TRANSFORMS: list[Transform] = [apply_knobs, share_variables]
"""The changes, in their order."""


def assigned_constant(statement: ast.stmt) -> str | None:
    """Return the name that a statement ``NAME = literal`` assigns, or None if it is no such statement."""
    if isinstance(statement, ast.AnnAssign):
        targets: list[ast.expr] = [statement.target]
    elif isinstance(statement, ast.Assign):
        targets = statement.targets
    else:
        return None
    target = targets[0]
    return target.id if len(targets) == 1 and isinstance(target, ast.Name) and _is_literal(statement.value) else None


def _is_literal(value: ast.expr | None) -> bool:
    if value is None:
        return False
    try:
        ast.literal_eval(value)
    except ValueError:
        return False
    return True
