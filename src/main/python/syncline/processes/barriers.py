"""``multiprocessing.Barrier``: a ``threading.Barrier``, whose operations record, with its state in shared memory."""

from __future__ import annotations

from syncline.patches import patch
from syncline.processes import makers
from syncline.processes.conditions import let_own
from syncline.rewrite import BODY, after, edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


def barrier_is_made(barrier: Any, parties: int) -> None:
    """Trace a barrier if the user makes it."""
    traced = barrier._syncline_object = makers.trace(barrier, "ProcessBarrier", {"parties": parties})
    let_own(barrier._cond, traced, barrier=traced is not None)


@patch("multiprocessing.synchronize")
def _patch(synchronize: ModuleType) -> None:
    edit(synchronize, "Barrier.__init__", after(BODY, "_syncline.barrier_is_made(self, parties)"))
    makers.carry(synchronize.Barrier, "_syncline_object")
