"""What to run: the file ``program.json`` of the run directory."""

from __future__ import annotations

import json
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FILE = "program.json"

current: Program | None = None
"""The program that this process runs, or a part of it."""


class Program:
    """A run directory, and the program that is to run; the keys are those of ``docs/cpython.md``."""

    def __init__(self, directory: str) -> None:
        """Read the program of a run directory.

        Raises OSError, ValueError or KeyError if it cannot be read, or a key is missing.
        """
        with open(os.path.join(directory, _FILE), encoding="utf-8") as file:
            self._take(directory, json.load(file))

    @classmethod
    def untraced(cls, script: str, arguments: list[str]) -> Program:
        """Return a program without a run directory."""
        program = object.__new__(cls)
        program._take("", {"script": script, "arguments": arguments})
        return program

    def _take(self, directory: str, keys: dict[str, Any]) -> None:
        self.directory = directory
        self.script: str = keys["script"]
        self.arguments: list[str] = keys.get("arguments", [])
        self.main: str = keys.get("main", "Main")
        self.knobs: dict[str, Any] = keys.get("knobs", {})
        self.variables: bool = keys.get("variables", False)
        self.seed: int | None = keys.get("seed")
        self.console: bool = keys.get("console", False)
        self.interactive: bool = keys.get("interactive", False)
        self.watch: list[str] | None = keys.get("watch")
        self.alone: bool = keys.get("alone", False)
        self.attached: bool = keys.get("attached", False)
        self.include: list[str] = keys.get("include", [])
        self.only: str | None = keys.get("only")

    def use(self) -> None:
        """Let it be the program that this process, and its children, run."""
        global current
        current = self

    def save(self) -> None:
        """Let processes that read the run directory from now on find what is changed of the script and of what is shown.

        Raises OSError if it cannot be written.
        """
        path = self.path(_FILE)
        with open(path, encoding="utf-8") as file:
            keys = json.load(file)
        with open(f"{path}.new", "w", encoding="utf-8") as file:
            json.dump({**keys, "script": self.script, "include": self.include, "only": self.only}, file)
        os.replace(f"{path}.new", path)

    def path(self, name: str) -> str:
        """Return the path of a file of the run directory."""
        return os.path.join(self.directory, name)
