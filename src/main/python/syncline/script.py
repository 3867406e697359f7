"""Runs the script as the true ``__main__``, and reports how it ended as Python does."""

from __future__ import annotations

import atexit
import builtins
import os
import sys
from _ast import PyCF_ONLY_AST
from importlib.machinery import SourceFileLoader
from types import ModuleType

from syncline.transform import transform

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from types import CodeType
    from typing import Any, Callable

    from syncline.program import Program
else:  # without the enumerations of that one, which take a while to import
    import _signal as signal

at_the_end: list[Callable[[], None]] = []
"""What is called when all is done that the script has asked for at the exit."""

_replaced: list[ModuleType] = []
_interrupted: list[BaseException] = []


def become_main(program: Program) -> ModuleType:
    """Let an empty module be ``__main__``; `run` fills it. Whoever looks for the names of the script finds them there from now on."""
    return _new_main(program.script)


def run(program: Program, module: ModuleType) -> None:
    """Compile and run the script, in the module that `become_main` has made.

    Raises what the script raises, SyntaxError if it cannot be compiled, OSError if it cannot be read.
    """
    if program.seed is not None:
        import random

        random.seed(program.seed)
    atexit.register(_end)  # the first to be registered is the last to be called
    exec(compiled(program), vars(module))


def compiled(program: Program) -> CodeType:
    """Return the code of the script, with the changes of `transform`.

    Raises SyntaxError if it cannot be compiled, OSError if it cannot be read.
    """
    with open(program.script, "rb") as file:
        source = file.read()
    tree: Any = compile(source, program.script, "exec", PyCF_ONLY_AST, dont_inherit=True)
    code: CodeType = compile(transform(tree, program), program.script, "exec", dont_inherit=True)
    return code


def report(error: BaseException) -> None:
    """Print an uncaught exception and end the process as Python does.

    After a KeyboardInterrupt it ends by the signal, as a shell expects it. Raises SystemExit.
    """
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    sys.excepthook(type(error), error, error.__traceback__)
    if isinstance(error, KeyboardInterrupt):
        _interrupted.append(error)
    raise SystemExit(1) from None


def _end() -> None:
    """Do what is done last at the exit: end the process by the signal, if that is how the script ended."""
    for function in at_the_end:
        function()
    if _interrupted:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)


def _new_main(path: str) -> ModuleType:
    module = ModuleType("__main__")
    module.__dict__.update(
        __loader__=SourceFileLoader("__main__", path), __builtins__=builtins, __file__=path, __cached__=None
    )
    if sys.version_info < (3, 14):
        module.__dict__["__annotations__"] = {}  # noqa: RUF063 - it has none yet
    _replaced.append(sys.modules["__main__"])  # lives on: its variables would be cleared with it
    sys.modules["__main__"] = module
    return module
