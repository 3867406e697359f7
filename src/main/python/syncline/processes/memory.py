"""``SharedMemory`` and ``ShareableList``: blocks of memory that processes know by a name.

A block that was given its name by the user has that name in the log too. `views` records what is read and written through ``buf``.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext

from syncline import events, gate, identity, kinds, naming, recorder, views
from syncline.objects import TracedObject
from syncline.patches import patch
from syncline.processes import makers, texts
from syncline.processes.exclusive import Exclusive
from syncline.rewrite import BODY, after, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_DIRECTORY = "/dev/shm"
_BYTES_OF_TILE = 3


class opening_memory:  # the inserted code calls it like a function
    """A context in which a block is made, or found by its name; nobody can find it before that is recorded."""

    def __init__(self, block: Any, name: str | None, create: bool) -> None:
        self._block = block
        self._name = name
        self._create = create
        frame = makers.maker(block, unpickled=True)
        self._traced: TracedObject | None = None
        if frame is not None:
            self._traced = TracedObject("SharedMemory", name or naming.of_assignment(frame), {}, block)
            gate.enter("create" if create else "attach")
        self._lock = Exclusive(identity.object_called(name)) if name and self._traced is not None else None

    def __enter__(self) -> None:
        if self._lock is not None:
            self._lock.__enter__()

    def __exit__(self, kind: Any, error: BaseException | None, _: Any) -> None:
        traced = self._traced
        try:
            if traced is not None and (error is None or self._name):
                traced.id = identity.object_called(self._name or self._block.name)
                if error is None:
                    if self._create:
                        traced.attributes.update(_size_of_picture(self._block.size))
                    self._block._syncline_object = traced
                    views.add_block(self._block)
                    _record_opened(self._block, self._create)
                else:
                    events.emit(kinds.RAISED, traced, text=events.error_text(error))
        finally:
            if self._lock is not None:
                self._lock.__exit__()


def _size_of_picture(size: int) -> dict[str, int]:
    """Return the attributes of a block that is a picture: the script's constants say how many columns and rows its tiles are in.

    A tile is three bytes: its red, its green and its blue.
    """
    constants = vars(sys.modules["__main__"])
    columns, rows = constants.get("COLUMNS"), constants.get("ROWS")
    if type(columns) is int and type(rows) is int and _BYTES_OF_TILE * columns * rows == size:
        return {"columns": columns, "rows": rows}
    return {}


def _record_opened(block: Any, create: bool) -> None:
    what = "created" if create else "attached"
    size = recorder.clamp(block.size)
    events.emit(kinds.WROTE if create else kinds.READ, block._syncline_object, size, f"{what} {block.size} bytes")


def memory_closes(block: Any) -> None:
    """A block is about to be closed in this process."""
    traced = block._syncline_object
    if traced is not None and block._buf is not None:
        gate.enter("close", traced)
        events.emit(kinds.CLOSED, traced, text="closed")


def close_silently(block: Any) -> None:
    """Close a block that nobody uses any more, perhaps in the middle of anything."""
    block._syncline_object = None
    block.close()


def memory_is_unlinked(block: Any) -> None:
    """The name of a block is about to be removed."""
    traced = block._syncline_object
    if traced is None:
        return
    gate.enter("unlink", traced)
    if os.path.exists(_DIRECTORY + block._name) or not os.path.isdir(_DIRECTORY):
        events.emit(kinds.CLOSED, traced, text="unlinked")
    else:
        events.emit(kinds.RAISED, traced, text=f"FileNotFoundError: [Errno 2] No such file or directory: {block._name!r}")


def list_is_made(shared: Any, sequence: Any) -> None:
    """Trace a list if the user makes it, in place of the block that it is in."""
    frame = makers.maker(shared, unpickled=True)
    if frame is None:
        return
    block = shared.shm
    traced = TracedObject("ShareableList", naming.of_assignment(frame), {}, shared)
    traced.id = identity.object_called(block.name)
    shared._syncline_object = block._syncline_object = traced
    _record_opened(block, sequence is not None)
    for index, content in enumerate(sequence or ()):
        cell_is_written(shared, index, content)


def using_list(shared: Any, operation: str) -> Any:
    """Return a context in which nobody else has access to the list."""
    traced = shared._syncline_object
    if traced is None:
        return nullcontext()
    gate.enter(operation, traced)
    return Exclusive(traced.id)


def cell_is_read(shared: Any, index: int, content: Any) -> None:
    """An element of a list was read."""
    if shared._syncline_object is not None:
        number = recorder.clamp(texts.number(content))
        events.emit(kinds.READ, shared._syncline_object, number, texts.cell(index, content))


def cell_is_written(shared: Any, index: int, content: Any) -> None:
    """An element of a list is about to be written."""
    if shared._syncline_object is not None:
        number = recorder.clamp(texts.number(content))
        events.emit(kinds.WROTE, shared._syncline_object, number, texts.cell(index, content))


def _alone(operation: str) -> str:
    return f"with _syncline.using_list(self, {operation!r}):\n    ..."


@patch("multiprocessing.shared_memory")
def _patch(shared_memory: ModuleType) -> None:
    shared_memory.SharedMemory._syncline_object = None  # type: ignore[attr-defined]
    shared_memory.ShareableList._syncline_object = None  # type: ignore[attr-defined]
    edit(
        shared_memory,
        "SharedMemory.__init__",
        instead(BODY, "with _syncline.opening_memory(self, name, create):\n    ..."),
    )
    edit(shared_memory, "SharedMemory.__del__", instead("self.close()", "_syncline.close_silently(self)"))
    edit(shared_memory, "SharedMemory.close", before(BODY, "_syncline.memory_closes(self)"))
    edit(shared_memory, "SharedMemory.unlink", before(BODY, "_syncline.memory_is_unlinked(self)"))
    edit(shared_memory, "ShareableList.__init__", after(BODY, "_syncline.list_is_made(self, sequence)"))
    refused = "_syncline.raises(self, 'IndexError: {}')"
    edit(
        shared_memory,
        "ShareableList.__getitem__",
        instead(BODY, _alone("read")),
        before("return v", "_syncline.cell_is_read(self, position, v)"),
        before(
            "raise IndexError('index out of range')",  # where a loop over the elements ends, too
            f"if position != self._list_len:\n    {refused.format('index out of range')}",
        ),
    )
    edit(
        shared_memory,
        "ShareableList.__setitem__",
        instead(BODY, _alone("write")),
        before("self._set_packing_format_and_transform(…", "_syncline.cell_is_written(self, position, value)"),
        before("raise IndexError('assignment index out of range')", refused.format("assignment index out of range")),
        before(
            "raise ValueError('bytes/str item exceeds available storage')",
            "_syncline.raises(self, 'ValueError: bytes/str item exceeds available storage')",
        ),
    )
