"""One run of a notebook: the tracer is installed in a kernel that runs already, or is connected to a server again."""

from __future__ import annotations

import sys
import threading
import weakref
from time import monotonic_ns

from syncline import actors, clock, forks, frames, identity, interrupts, kinds, launcher, objects, patches, program, recorder
from syncline.notebook import adoption, rebinding
from syncline.notebook.cells import Transcript
from syncline.notebook.shell import ShellHooks
from syncline.patches import threads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FULL = "the text of the notebook is too long for the run: further cells are recorded, but their text and lines are not"


class NotebookRun:
    """What is traced between the beginning of a run and its end."""

    def __init__(self, shell: Any, directory: str, link: str) -> None:
        """Begin to trace, in a cell of this shell.

        Raises OSError if something of the run directory is missing.
        """
        self.link = link
        self.sentences: list[str] = []
        is_first = objects.known is None
        shown = monotonic_ns() if is_first else clock.nanos()
        running = program.Program(directory)
        launcher.connect(running)
        running.use()
        clock.continue_from(shown)
        if is_first:
            objects.known = weakref.WeakSet()
            _install(shell)
        else:
            _begin_again()
        self._main = _main(running)
        if running.console:
            launcher.start_console(running)
        in_use = adoption.adopt(shell.user_ns)
        if in_use:
            self.sentences.append(f"in use already, and therefore not shown: {', '.join(in_use)}")
        self._hooks = ShellHooks(shell, self._main, Transcript(self._say_full).add)
        self._hooks.install()

    def leave(self) -> None:
        """Listen to the shell no more."""
        self._hooks.remove()
        frames.forget_cells()

    def finish(self) -> None:
        """Record the end of the main thread, with which the process ends; a child that was forked is another one."""
        if actors.existing() is not self._main:
            return
        threads.stop_daemons(self._main)
        threads.end(self._main)

    @staticmethod
    def _say_full() -> None:
        sys.stderr.write(f"syncline: {_FULL}\n")


def _install(shell: Any) -> None:
    """Patch the modules that are there, and let the notebook use what was patched."""
    before = rebinding.patched_names()
    patches.install()
    rebinding.rebind(before, shell.user_ns)
    interrupts.install()
    forks.install()


def _begin_again() -> None:
    """Make the living actors known to another run, and forget that objects are known; in which state they are, nobody has recorded."""
    for ident, actor in list(actors.by_thread.items()):
        if ident not in threading._active or actor.ended:  # type: ignore[attr-defined]
            actors.by_thread.pop(ident, None)
            continue
        actor.connection = None
        actors.declare(actor.id, actor.name, actor.kind, identity.process())
        recorder.write(kinds.STARTED, actor.id)
    for traced in list(objects.known or ()):
        traced.declared = False
        adoption.take_state(traced)


def _main(running: program.Program) -> actors.Actor:
    actor = actors.existing()
    if actor is None:
        actor = actors.Actor(running.main)
        recorder.write(kinds.STARTED, actor.id)
        actors.become(actor)
    return actor
