"""Changes the syntax tree so that reads and writes of shared variables go through the tracer.

A variable of the module ``n`` becomes ``_syncline_globals.n``, an attribute ``x.n`` ``_syncline_attributes(x).n``, and
an item ``d[k]`` ``_syncline_items(d)[k]``: each can stand wherever the original can, as a target too, so the compiler
keeps the order in which things are evaluated. These names are built-in ones, out of the way of the script's.

Left alone are deletions, annotations, patterns, and what `shared_names` does not count as a variable.
"""

from __future__ import annotations

import ast
import builtins
import copy

from syncline import attributes, items, scopes, variables
from syncline.shared_names import SharedNames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from syncline.program import Program

    Node = TypeVar("Node", bound=ast.AST)

_GLOBALS = "_syncline_globals"
_IS_DEFINED = "_syncline_is_defined"
_ASSIGN = "_syncline_assign"
_ATTRIBUTES = "_syncline_attributes"
_ITEMS = "_syncline_items"

_shared: SharedNames | None = None


def share_variables(tree: ast.Module, program: Program) -> ast.Module:
    """Let the script's shared variables be recorded, if the program says so."""
    global _shared
    if not program.variables:
        return tree
    _shared = SharedNames(tree, program.watch)
    builtins.__dict__.update(
        {
            _GLOBALS: variables.GLOBALS,
            _IS_DEFINED: variables.is_defined,
            _ASSIGN: variables.assign,
            _ATTRIBUTES: attributes.attributes_of,
            _ITEMS: items.items_of,
        }
    )
    return rewritten(tree)


def rewritten(tree: Node) -> Node:
    """Return a piece of code of ``__main__`` in which the shared variables of the script are recorded."""
    if _shared is None or not (_shared.globals or _shared.attributes or _shared.dictionaries):
        return tree
    changed: Node = _Rewriter(_shared).visit(tree)
    return ast.fix_missing_locations(changed)


class _Rewriter(ast.NodeTransformer):
    def __init__(self, shared: SharedNames) -> None:
        self._shared = shared
        self._scope = scopes.Scope(scopes.MODULE, None)

    # What opens a scope: some of its parts are evaluated outside of it.

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.decorator_list = self._visit_all(node.decorator_list)
        self.visit(node.args)
        self._visit_body(node, scopes.of_function(node, self._scope))
        return node

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.visit(node.args)
        outer, self._scope = self._scope, scopes.of_function(node, self._scope)
        node.body = self.visit(node.body)
        self._scope = outer
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        node.defaults = self._visit_all(node.defaults)
        node.kw_defaults = [default and self.visit(default) for default in node.kw_defaults]
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.decorator_list = self._visit_all(node.decorator_list)
        node.bases = self._visit_all(node.bases)
        node.keywords = self._visit_all(node.keywords)
        self._visit_body(node, scopes.of_class(node, self._scope))
        return node

    def _visit_comprehension(self, node: scopes.Comprehension) -> ast.AST:
        first = node.generators[0]
        first.iter = self._visit_iterable(first.iter)
        outer, self._scope = self._scope, scopes.of_comprehension(node, self._scope)
        for generator in node.generators:
            generator.target = self.visit(generator.target)
            generator.ifs = self._visit_all(generator.ifs)
            if generator is not first:
                generator.iter = self._visit_iterable(generator.iter)
        for field in ("elt", "key", "value"):
            if hasattr(node, field):
                setattr(node, field, self.visit(getattr(node, field)))
        self._scope = outer
        return node

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _visit_comprehension

    # What is read and written.

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if isinstance(node.ctx, ast.Del) or not self._is_shared(node.id):
            return node
        variable = _at(node, ast.Attribute(_name(_GLOBALS), node.id, node.ctx))
        if isinstance(node.ctx, ast.Store):
            return variable
        # What is not defined, or a built-in name, is left to Python, and so is the error.
        return _at(node, ast.IfExp(_call(_IS_DEFINED, ast.Constant(node.id)), variable, node))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.AST:
        node.value = self.visit(node.value)
        if not self._is_shared(node.target.id):
            return node
        return _at(node, _call(_ASSIGN, ast.Constant(node.target.id), node.value))

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        node.value = self.visit(node.value)
        if not isinstance(node.target, ast.Name):
            node.target = self.visit(node.target)
            return node
        if not self._is_shared(node.target.id):
            return node
        variable = _at(node.target, ast.Attribute(_name(_GLOBALS), node.target.id, ast.Store()))
        recorded = _at(node, ast.AugAssign(variable, node.op, node.value))
        return _at(node, ast.If(_call(_IS_DEFINED, ast.Constant(node.target.id)), [recorded], [copy.deepcopy(node)]))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | list[ast.AST]:
        node.value = node.value and self.visit(node.value)
        if not isinstance(node.target, ast.Name):
            node.target = self.visit(node.target)
        elif node.value is not None and self._is_shared(node.target.id):
            variable = ast.Attribute(_name(_GLOBALS), node.target.id, ast.Store())
            assignment = _at(node, ast.Assign([_at(node.target, variable)], node.value))
            node.value = None  # what is left notes the annotation, which comes after the value
            return [assignment, node]
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        value = self.visit(node.value)
        if node.attr in self._shared.attributes and not isinstance(node.ctx, ast.Del):
            value = _at(node.value, _call(_ATTRIBUTES, value))
        node.value = value
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        node.slice = self.visit(node.slice)
        if not isinstance(node.ctx, ast.Del) and self._is_dictionary(node.value):
            node.value = _at(node.value, _call(_ITEMS, node.value))
        else:
            node.value = self.visit(node.value)
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        node.target = self.visit(node.target)
        node.iter = self._visit_iterable(node.iter)
        node.body = self._visit_all(node.body)
        node.orelse = self._visit_all(node.orelse)
        return node

    def visit_match_case(self, node: ast.AST) -> ast.AST:
        node.guard = node.guard and self.visit(node.guard)  # type: ignore[attr-defined]
        node.body = self._visit_all(node.body)  # type: ignore[attr-defined]
        return node

    def visit_TypeAlias(self, node: ast.AST) -> ast.AST:
        return node

    def _visit_iterable(self, node: ast.expr) -> ast.expr:
        """``d.items()`` and ``d.values()`` read the items one by one, if that is all that is done with them."""
        if isinstance(node, ast.Call) and not node.args and not node.keywords and isinstance(node.func, ast.Attribute):
            method = node.func
            if method.attr in ("items", "values") and self._is_dictionary(method.value):
                method.value = _at(method.value, _call(_ITEMS, method.value))
                return node
        visited: ast.expr = self.visit(node)
        return visited

    def _visit_all(self, nodes: list[Any]) -> list[Any]:
        visited: list[Any] = []
        for node in nodes:
            result = self.visit(node)
            visited += result if isinstance(result, list) else [result]
        return visited

    def _visit_body(self, node: ast.FunctionDef | ast.ClassDef, scope: scopes.Scope) -> None:
        outer, self._scope = self._scope, scope
        node.body = self._visit_all(node.body)
        self._scope = outer

    def _is_shared(self, name: str) -> bool:
        return name in self._shared.globals and self._scope.is_global(name)

    def _is_dictionary(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and node.id in self._shared.dictionaries and self._scope.is_global(node.id)


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _call(function: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(_name(function), list(arguments), [])


def _at(place: ast.AST, made: Node) -> Node:
    """Put a node, and all in it that has no place yet, where another one is."""
    for node in ast.walk(made):
        if "lineno" in node._attributes and not hasattr(node, "lineno"):
            ast.copy_location(node, place)
    return made
