"""What the tracer hears from IPython, and what it keeps out of: the beginning and the end of cells, their files, output, tracebacks."""

from __future__ import annotations

import linecache
import sys

from syncline import actors, events, frames, interrupts, kinds, output, recorder, tracebacks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Callable

    AddCell = Callable[[str, int, str, str], None]


_GONE = "the run has ended on the server; the notebook goes on without the tracer, and %syncline begins another run"
_IDLE = "until the next cell"


def _is_called_by_user(frame: FrameType | None) -> bool:
    """Tell whether it is not IPython itself that writes, such as a traceback in a terminal."""
    while frame is not None:
        if frames.owner(frame) == frames.USER:
            return True
        frame = frame.f_back
    return False


class ShellHooks:
    """The hooks in one shell of IPython; all of them are on this one object, and can be taken out again."""

    def __init__(self, shell: Any, main: actors.Actor, add_cell: AddCell) -> None:
        """`main` runs the cells; `add_cell` is told the file of each that begins, its number, what was typed, and what is compiled."""
        self._shell = shell
        self._main = main
        self._add_cell = add_cell
        self._runs = True  # the cell that has called this
        self._is_over = False
        self._stream: Any = None

    def install(self) -> None:
        """Begin to listen, in the middle of a cell."""
        shell = self._shell
        shell.events.register("pre_run_cell", self._begin)
        shell.events.register("post_run_cell", self._end)
        shell.compile.cache = self._cache(shell.compile.cache)
        shell._get_exc_info = self._exc_info(shell._get_exc_info)
        self._stream = sys.stdout
        self._stream.write = self._write(self._stream.write)
        self._put_off_interrupts()
        self._add_running_cell()

    def remove(self) -> None:
        """Leave the shell as it was."""
        shell = self._shell
        shell.events.unregister("pre_run_cell", self._begin)
        shell.events.unregister("post_run_cell", self._end)
        for thing, name in ((shell.compile, "cache"), (shell, "_get_exc_info"), (self._stream, "write")):
            vars(thing).pop(name, None)

    def _begin(self, _: Any) -> None:
        if actors.existing() is not self._main:
            return  # a child that a cell has forked, and that goes on as if it were the kernel
        self._runs = True
        recorder.write(kinds.RESUMED, self._main.id)

    def _end(self, result: Any) -> None:
        if actors.existing() is not self._main:
            return
        error = getattr(result, "error_in_exec", None)
        if isinstance(error, BaseException):
            events.emit_raised(error)
        output.record_rest(self._main)
        recorder.write(kinds.SLEEPING, self._main.id, text=_IDLE)
        self._runs = False
        if not self._is_over and not recorder.is_recording():
            self._is_over = True
            sys.stderr.write(f"syncline: {_GONE}\n")
        interrupts.forget()

    def _cache(self, cache: Any) -> Any:
        def named(transformed_code: str, number: int = 0, **more: Any) -> Any:
            name = cache(transformed_code, number, **more)
            if self._runs and actors.existing() is self._main:
                self._add_cell(name, number, more.get("raw_code") or transformed_code, transformed_code)
            return name

        return named

    def _exc_info(self, original: Any) -> Any:
        def exc_info(*args: Any, **kwargs: Any) -> Any:
            kind, error, traceback = original(*args, **kwargs)
            if isinstance(error, BaseException) and traceback is error.__traceback__:
                tracebacks.hide_tracer(error)
                traceback = sys.last_traceback = error.__traceback__
            return kind, error, traceback

        return exc_info

    def _write(self, write: Any) -> Any:
        def recorded(text: Any) -> Any:
            actor = actors.existing()
            is_shown = actor is not self._main or (self._runs and _is_called_by_user(sys._getframe(1)))
            if actor is not None and is_shown and isinstance(text, str) and text:
                output.record(text)
            return write(text)

        return recorded

    @staticmethod
    def _put_off_interrupts() -> None:
        interrupts.install()
        kernel = sys.modules.get("ipykernel.kernelbase")
        if hasattr(kernel, "default_int_handler"):
            kernel.default_int_handler = interrupts.handler  # type: ignore[union-attr]

    def _add_running_cell(self) -> None:
        """Make the cell known that has begun already: the one that calls this."""
        shell = self._shell
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not (frame.f_globals is shell.user_ns and frame.f_code.co_name == "<module>"):
            frame = frame.f_back
        if frame is not None:
            file = frame.f_code.co_filename
            compiled = "".join(linecache.getlines(file))
            raw = shell.history_manager.input_hist_raw[-1]
            self._add_cell(file, shell.execution_count, raw, compiled)
            return
