"""Reads bytecode: what an instruction does with which variable.

The module ``dis`` can do much more, and takes longer to import than all of this.
"""

from __future__ import annotations

import sys
from opcode import EXTENDED_ARG, HAVE_ARGUMENT, opname

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

_GLOBAL = frozenset(("STORE_NAME", "STORE_GLOBAL"))
_LOCAL = frozenset(("STORE_FAST", "STORE_FAST_MAYBE_NULL"))
_TWO_LOCALS = frozenset(("STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST"))
_ONE_SPACE = sys.version_info >= (3, 11)  # cells are counted together with the locals


class Instruction:
    """The name of an instruction, its argument, and the variables that it stores into or loads from, if it stores into one."""

    __slots__ = ("argument", "name", "variables")

    def __init__(self, name: str, argument: int, variables: tuple[str, ...]) -> None:
        """Describe an instruction."""
        self.name = name
        self.argument = argument
        self.variables = variables


def after(code: CodeType, offset: int) -> Iterator[Instruction]:
    """Return the instructions behind the one at this offset, without caches."""
    text = code.co_code
    high = 0
    for at in range(offset + 2, len(text), 2):
        operation, argument = text[at], text[at + 1] | high
        if operation == EXTENDED_ARG:
            high = argument << 8
            continue
        high = 0
        name = opname[operation]
        if name != "CACHE":
            yield Instruction(name, argument if operation >= HAVE_ARGUMENT else 0, _variables(code, name, argument))


def _variables(code: CodeType, name: str, argument: int) -> tuple[str, ...]:
    if name in _GLOBAL:
        return (code.co_names[argument],)
    if name in _LOCAL:
        return (code.co_varnames[argument],)
    if name in _TWO_LOCALS:
        return code.co_varnames[argument >> 4], code.co_varnames[argument & 15]
    if name == "STORE_DEREF":
        if _ONE_SPACE:
            return (code._varname_from_oparg(argument),)  # type: ignore[attr-defined]
        return ((code.co_cellvars + code.co_freevars)[argument],)
    return ()
