"""The notebook as a program that is traced: begins and ends its runs, any number of them, one after the other."""

from __future__ import annotations

import atexit
import os
import sys

from syncline import attach, board, recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from syncline.notebook.run import NotebookRun

SERVER = "http://localhost:8080"

_NAME_OF_NOTEBOOK = "JPY_SESSION_NAME"
_run: NotebookRun | None = None


def watch(server: str | None) -> None:
    """Begin a run on a server, and say where it is, or why there is none."""
    global _run
    shell = _shell()
    if shell is None:
        _say("this is no notebook: run a script by `syncline trace SCRIPT`")
        return
    if _run is not None and recorder.is_recording():
        _show(_run.link)
        return
    _leave()
    try:
        directory, link = attach.attach_notebook((server or SERVER).rstrip("/"), _name(shell))
    except attach.Refused as why:
        _say(f"{why}; the notebook goes on without the tracer")
        return
    from syncline.notebook.run import NotebookRun

    try:
        _run = NotebookRun(shell, directory, link)
    except OSError:
        _say("its run has ended already; the notebook goes on without the tracer")
        return
    _show(link)
    for sentence in _run.sentences:
        _say(sentence)


def end() -> None:
    """End the run; the notebook goes on."""
    if _run is None or not recorder.is_recording():
        _leave()
        _say("no run is going on")
        return
    link = _run.link
    _leave()
    try:
        attach.stop(link)
    except attach.Refused as why:
        _say(f"{why}; the notebook goes on without the tracer")
    else:
        _say(f"the run has ended: {link}")


def _leave() -> None:
    """Record nothing any more."""
    global _run
    if _run is not None:
        _run.leave()
        _run = None
        if recorder.stop():
            board.disconnect()


def _shell() -> Any:
    module: Any = sys.modules.get("IPython")
    return None if module is None else module.get_ipython()


def _name(shell: Any) -> str:
    """Return the name of the notebook, where the one who has started the kernel tells it."""
    path = shell.user_ns.get("__vsc_ipynb_file__") or os.environ.get(_NAME_OF_NOTEBOOK, "")
    return os.path.basename(str(path)).partition(".ipynb")[0] or "Notebook"


def _show(link: str) -> None:
    """Say where the run is; a notebook shows a link that can be clicked."""
    from IPython.display import display  # type: ignore[import-not-found, unused-ignore]

    display(_Link(link))


class _Link:
    """A link, as a text and for a notebook."""

    def __init__(self, link: str) -> None:
        self._link = link

    def __repr__(self) -> str:
        return f"syncline: {self._link}"

    def _repr_html_(self) -> str:
        from html import escape

        link = escape(self._link)
        return f'syncline: <a href="{link}" target="_blank" rel="noopener">{link}</a>'


def _say(sentence: str) -> None:
    sys.stderr.write(f"syncline: {sentence}\n")
    sys.stderr.flush()


def _end_of_kernel() -> None:
    """The kernel ends by itself: so does its main thread."""
    if _run is not None and recorder.is_recording():
        _run.finish()


atexit.register(_end_of_kernel)
