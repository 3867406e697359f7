"""Which code of a program is shown, where the command line says so."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import PathFinder

    from syncline.program import Program
else:
    from _frozen_importlib_external import PathFinder


class Shown:
    """What is shown beside the script: the directories or files of modules, and the directory outside of which nothing is."""

    def __init__(self, script: str, include: str, only: str | None) -> None:
        """Look for the modules, whose names have commas between them, as the script would find them.

        Raises ValueError with a sentence if there is no such module or directory.
        """
        if only is not None and not os.path.isdir(only):
            raise ValueError(f"{only} is no directory")
        self.only = only and os.path.abspath(only)
        path = [os.path.dirname(os.path.abspath(script)), *sys.path]
        self.include = [_place(name.strip(), path) for name in include.split(",") if name.strip()]

    def write(self, program: Program) -> None:
        """Let the program, and its children, be shown so.

        Raises OSError if it cannot be written.
        """
        if self.include or self.only:
            program.include, program.only = self.include, self.only
            program.save()


def _place(name: str, path: list[str]) -> str:
    spec = PathFinder.find_spec(name, path)
    if spec is not None and spec.submodule_search_locations:
        return next(iter(spec.submodule_search_locations))
    if spec is None or spec.origin is None or not spec.has_location:
        raise ValueError(f"there is no module {name} in a file")
    return spec.origin
