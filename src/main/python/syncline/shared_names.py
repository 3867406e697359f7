"""Which names, attributes and items of a script are shared variables.

* A name of the module that some function declares ``global`` and assigns, if it is bound only as a target: what is also
  a function, an import or the name of an exception is no variable.
* An attribute that some function assigns which is no constructor; in the run, of objects of the script's own plain
  classes only.
* The items of a dictionary that the module writes out with constant keys, and to whose items some function assigns.
"""

from __future__ import annotations

import ast

from syncline import scopes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CONSTRUCTORS = ("__init__", "__new__", "__post_init__", "__init_subclass__", "__set_name__")


class SharedNames:
    """What of a script is shared."""

    def __init__(self, tree: ast.AST, chosen: list[str] | None = None) -> None:
        """Look through the whole script; with chosen names, only these are shared, as far as they can be."""
        self.globals: set[str] = set()
        self.attributes: set[str] = set()
        self.dictionaries: set[str] = set()
        self._fixed: set[str] = set()
        self._item_targets: set[str] = set()
        module = scopes.Scope(scopes.MODULE, None, getattr(tree, "body", []))
        self._find(tree, module, "")
        self.globals = {name for name in self.globals - self._fixed if not name.startswith("__")}
        self.dictionaries = _dictionaries(tree) & self._item_targets
        if chosen is not None:
            self._choose(tree, module.targets - self._fixed, {_plain_name(name) for name in chosen})

    def _choose(self, tree: ast.AST, variables: set[str], chosen: set[str]) -> None:
        self.dictionaries = _dictionaries(tree) & chosen
        self.globals = (self.globals | variables) & chosen - self.dictionaries
        self.attributes = _assigned_attributes(tree) & chosen

    def _find(self, node: ast.AST, scope: scopes.Scope, function: str) -> None:
        self._fixed |= scope.fixed if scope.kind == scopes.MODULE else scope.fixed & scope.globals
        if scope.kind == scopes.FUNCTION:
            self.globals |= scope.globals & scope.targets
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._find(inner, scopes.of_function(inner, scope), inner.name)
            elif isinstance(inner, ast.ClassDef):
                self._find(inner, scopes.of_class(inner, scope), "")
            else:
                self._note_target(inner, scope, function)
                self._find(inner, scope, function)

    def _note_target(self, node: ast.AST, scope: scopes.Scope, function: str) -> None:
        if not function or not isinstance(getattr(node, "ctx", None), ast.Store):
            return
        if isinstance(node, ast.Attribute) and function not in _CONSTRUCTORS and not node.attr.startswith("__"):
            self.attributes.add(node.attr)
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and scope.is_global(node.value.id):
            self._item_targets.add(node.value.id)


def _plain_name(name: str) -> str:
    """Return the part of a name by which the source has it: ``balance`` for ``anna.balance``, ``stats`` for ``stats['test']``."""
    return name.partition("[")[0].rpartition(".")[2]


def _assigned_attributes(tree: ast.AST) -> set[str]:
    stores = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store))
    return {node.attr for node in stores if not node.attr.startswith("__")}


def _dictionaries(tree: ast.AST) -> set[str]:
    """Return the names that the module binds once, to a dictionary with constant keys."""
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return {name for name in _bound_to_dictionary(tree) if names.count(name) == 1}


def _bound_to_dictionary(tree: ast.AST) -> Iterator[str]:
    for statement in getattr(tree, "body", []):
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Dict):
            continue
        target, keys = statement.targets[0], statement.value.keys
        if isinstance(target, ast.Name) and keys and all(isinstance(key, ast.Constant) for key in keys):
            yield target.id
