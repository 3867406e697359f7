"""Starts the tracer, and runs the script as ``python SCRIPT`` would."""

from __future__ import annotations

import os
import sys
import threading

from syncline import (
    actors,
    board,
    detachment,
    events,
    forks,
    frames,
    gate,
    hooks,
    interrupts,
    kinds,
    knobs,
    output,
    patches,
    recorder,
    script,
    tracebacks,
    views,
)
from syncline.patches import (
    barriers,
    conditions,
    executors,
    flags,
    futures,
    local_data,
    locks,
    queues,
    semaphores,
    simple_queues,
    sleeping,
    stacks,
    threads,
)
from syncline.program import Program

PACKAGE_DIRECTORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""What has to be on ``PYTHONPATH`` for a child process that is to be traced."""

_LOADED = (
    *(barriers, conditions, executors, flags, futures, hooks, local_data, locks, queues, semaphores, simple_queues),
    *(sleeping, stacks, threads, threading, views),
)
"""Modules that are imported for what they register, and because they must be there before the script is."""


def launch(directory: str) -> None:
    """Run the program of a run directory, which the server has started; returns if it ended by itself.

    Raises SystemExit as the script did, or with 1 after an exception, which was reported as Python reports it.
    """
    program = Program(directory)
    leave_path()
    _leave_environment()
    install(program)
    run(program)


def run(program: Program) -> None:
    """Run a program in this process, in which the tracer is installed; returns and raises as `launch` does."""
    _be_called_as(program)
    main = actors.Actor(program.main)
    recorder.write(kinds.STARTED, main.id)
    actors.become(main)
    module = script.become_main(program)
    if program.console:
        start_console(program)
    try:
        script.run(program, module)
    except SystemExit as end:
        actor = actors.current()  # that of a child, if the script has called os.fork()
        _end(program, end.code if actor.kind == actors.PROCESS and type(end.code) is int else None)
        raise
    except BaseException as error:
        tracebacks.hide_tracer(error)
        main = actors.current()
        main.failed = True
        events.emit_uncaught(error)
        _end(program)
        script.report(error)
    else:
        _end(program)


def _end(program: Program, code: int | None = None) -> None:
    """The script has ended; the lane of its main thread does, too, though the console may keep the process open."""
    main = actors.current()
    if program.interactive:
        from syncline import console

        threads.end(main, code)
        threads.main_is_open = True
        console.keep_open()
        threads.main_is_open = False
    threads.stop_daemons(main)
    threads.end(main, code)


def start_console(program: Program) -> None:
    """Let the user type into this process."""
    from syncline import console  # only here, because children do without

    try:
        console.start(program.path("control"))
    except OSError:
        if not program.attached:
            raise
        # the server is gone, which is noticed with the next record


def run_untraced(program: Program) -> None:
    """Run a program in this process without the tracer; returns and raises as `launch` does."""
    _be_called_as(program)
    try:
        script.run(program, script.become_main(program))
    except SystemExit:
        raise
    except BaseException as error:
        tracebacks.hide_tracer(error)
        script.report(error)


def install(program: Program) -> None:
    """Let this process be traced: connect it to the server, patch the standard library, record its output.

    Raises OSError if something of the run directory is missing.
    """
    install_without_output(program)
    output.install()


def install_without_output(program: Program) -> None:
    """Do the same, but leave the standard output alone.

    Raises OSError if something of the run directory is missing.
    """
    program.use()
    connect(program)
    patches.install()
    interrupts.install()
    forks.install()


def connect(program: Program) -> None:
    """Open what lies between this process and the server.

    Raises OSError if something of it is missing.
    """
    recorder.when_over(detachment.run_is_over)
    recorder.connect(program.path("events"), wait=not program.attached)
    board.connect(program.path("board"))
    gate.connect(program.path("control"))
    knobs.connect(program.path("knobs.json"))
    frames.set_script(program.script)
    for place in program.include:
        frames.add_user_directory(place)
    if program.only is not None:
        frames.show_only(program.only)


def leave_path() -> None:
    """Look no more for modules where the tracer was called, which the script does not do either."""
    if _has_path_of_script():
        del sys.path[0]


def _has_path_of_script() -> bool:
    return not (sys.flags.isolated or getattr(sys.flags, "safe_path", False))  # the latter since 3.11


def _leave_environment() -> None:
    """Let the script find path and environment as if the server had not put the tracer there."""
    rest = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if not _is_package_directory(entry)]
    if any(rest):
        os.environ["PYTHONPATH"] = os.pathsep.join(rest)
    else:
        os.environ.pop("PYTHONPATH", None)
    sys.path[:] = [entry for entry in sys.path if not _is_package_directory(entry)]


def _be_called_as(program: Program) -> None:
    """Let the script find arguments and path as if it had been called by itself."""
    if _has_path_of_script() and not program.alone:
        sys.path.insert(0, os.path.dirname(os.path.realpath(program.script)))
    sys.argv[:] = [program.script, *program.arguments]
    if hasattr(sys, "orig_argv"):  # since 3.10
        sys.orig_argv[:] = [sys.executable, *sys.argv]


def _is_package_directory(entry: str) -> bool:
    return bool(entry) and os.path.abspath(entry) == PACKAGE_DIRECTORY
