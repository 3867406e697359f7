"""Which names in a syntax tree are those of the module, by the rules of the compiler."""

from __future__ import annotations

import ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Union

    Function = Union[ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda]
    Comprehension = Union[ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp]

MODULE = "module"
FUNCTION = "function"
CLASS = "class"

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Scope:
    """A module, a class, a function or a comprehension: what it declares and what it binds.

    `targets` are the names that it binds as targets, where something else than a name could stand too; `fixed` those
    that it binds in another way, as a function, a class, a parameter, an import or an exception.
    """

    def __init__(
        self, kind: str, parent: Scope | None, body: Iterable[ast.AST] = (), parameters: Iterable[str] = ()
    ) -> None:
        """Look through the body, but not into the scopes inside it."""
        self.kind = kind
        self.parent = parent
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.targets: set[str] = set()
        self.fixed: set[str] = set(parameters)
        for node in body:
            self._collect(node)

    def is_global(self, name: str) -> bool:
        """Tell whether the name means the module's variable here."""
        scope: Scope | None = self
        while scope is not None and scope.kind != MODULE:
            if scope is self or scope.kind == FUNCTION:  # the names of a class are not seen by what is inside it
                if name in scope.globals:
                    return True
                if name in scope.targets or name in scope.fixed or name in scope.nonlocals:
                    return False
            scope = scope.parent
        return True

    def _collect(self, node: ast.AST) -> None:
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, (ast.Store, ast.Del)):
                self.targets.add(node.id)
            return
        if isinstance(node, ast.Global):
            self.globals.update(node.names)
        elif isinstance(node, ast.Nonlocal):
            self.nonlocals.update(node.names)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.fixed.update((alias.asname or alias.name).partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            self.fixed.add(node.name)
        elif type(node).__name__ in ("MatchAs", "MatchStar", "MatchMapping"):  # since 3.10
            captured = getattr(node, "name", None) or getattr(node, "rest", None)
            self.fixed.update([captured] if captured else [])
        for inner in self._inside(node):
            self._collect(inner)

    def _inside(self, node: ast.AST) -> Iterable[ast.AST]:
        """Return what of a node belongs to this scope."""
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            self.fixed.add(node.name)
            return evaluated_outside(node)
        if isinstance(node, ast.Lambda):
            return evaluated_outside(node)
        if isinstance(node, _COMPREHENSIONS):  # binds names of its own, except by ``:=``
            self.targets.update(inner.target.id for inner in ast.walk(node) if isinstance(inner, ast.NamedExpr))
            return [node.generators[0].iter]
        return ast.iter_child_nodes(node)


def of_function(node: Function, parent: Scope) -> Scope:
    """Return the scope of a function."""
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    body = [node.body] if isinstance(node, ast.Lambda) else node.body
    return Scope(FUNCTION, parent, body, [*(one.arg for one in every), *_type_parameters(node)])


def of_class(node: ast.ClassDef, parent: Scope) -> Scope:
    """Return the scope of a class."""
    return Scope(CLASS, parent, node.body, _type_parameters(node))


def of_comprehension(node: Comprehension, parent: Scope) -> Scope:
    """Return the scope of a comprehension, which binds its targets."""
    scope = Scope(FUNCTION, parent)
    for generator in node.generators:
        scope._collect(generator.target)
    return scope


def evaluated_outside(node: ast.AST) -> list[ast.AST]:
    """Return the parts of a definition that are evaluated where it stands: decorators, defaults, base classes."""
    parts: list[ast.AST] = []
    for field in ("decorator_list", "bases", "keywords"):
        parts += getattr(node, field, [])
    arguments = getattr(node, "args", None)
    if isinstance(arguments, ast.arguments):
        parts += [*arguments.defaults, *(default for default in arguments.kw_defaults if default is not None)]
    return parts


def _type_parameters(node: ast.AST) -> list[str]:
    return [parameter.name for parameter in getattr(node, "type_params", [])]
