"""Records what the threads and processes of a Python program do, for Syncline.

``python -m syncline SCRIPT`` runs a script under the tracer, ``%load_ext syncline`` and ``%syncline`` attach a running notebook;
``docs/cpython.md`` specifies what lies between tracer and server.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def watch(server: str | None = None) -> None:
    """Show on a server what the cells of this notebook do from now on; says where, or in a sentence why that is not possible."""
    from syncline.notebook import session

    session.watch(server)


def load_ipython_extension(shell: Any) -> None:
    """Give IPython the magic ``%syncline``: what ``%load_ext syncline`` does."""
    from syncline.notebook import magic

    magic.load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """Take the magic away, and end the run: what ``%unload_ext syncline`` does."""
    from syncline.notebook import magic

    magic.unload(shell)
