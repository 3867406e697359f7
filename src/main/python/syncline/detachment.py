"""What a process does whose run is over, because the server or the recording process is gone or has ended it.

A process of a program that the server has started ends at once: nobody is left to see what it does. One that was started by somebody else
goes on as if it had never been traced: it records nothing any more, the gate is open, and the clock is the machine's.
"""

from __future__ import annotations

import os

from syncline import board, program, recorder

_RUN_IS_OVER = 1

_sentence = ""
_process = 0


def say(sentence: str) -> None:
    """Let this process, but none that it forks, say a sentence when it goes on without the server."""
    global _sentence, _process
    _sentence = sentence
    _process = os.getpid()


def look() -> None:
    """Find out whether the run is over, where an actor waits for a clock that only the server lets go on."""
    running = program.current
    if running is not None and running.attached and recorder.is_broken():
        run_is_over()


def run_is_over() -> None:
    """End this process, or let it go on without the tracer."""
    running = program.current
    if running is None or not running.attached:
        os._exit(_RUN_IS_OVER)
    if recorder.stop():
        board.disconnect()
        if _process == os.getpid():
            try:
                os.write(2, f"{_sentence}\n".encode())
            except OSError:
                pass  # nobody reads it
