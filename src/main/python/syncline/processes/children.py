"""Children that do not inherit the memory of their parent: those of ``spawn``, of the fork server, and that server itself.

All of them are started by ``multiprocessing.util.spawnv_passfds``, with a piece of code, to which a piece is prepended here.
"""

from __future__ import annotations

import atexit
import os
import runpy
import sys
from _thread import get_ident

from syncline import actors, forks, kinds, knobs, launcher, program, recorder, script
from syncline.patches import patch
from syncline.processes import processes
from syncline.rewrite import BODY, before, edit, instead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_KEY = "_syncline_lane"
_CODE = "-c"
_TRACKER = "resource_tracker"
_SERVER = "forkserver"
_SPAWN = """\
if _syncline.is_tracker(args):
    return _syncline.spawn_tracker(path, args, passfds)
args = _syncline.traced_arguments(args)"""

_BEGIN = """\
import sys
sys.path.insert(0, {directory!r})
from syncline.processes import children
sys.path.remove({directory!r})
children.begin({run!r}, {server!r}, {attached!r})"""


def is_tracker(arguments: Any) -> bool:
    """Whether these are the arguments of the resource tracker."""
    return any(_TRACKER in os.fsdecode(argument) for argument in arguments)


def spawn_tracker(path: Any, arguments: Any, descriptors: Any) -> int:
    """Start the resource tracker, in a process group of its own: Stop kills that of the program, and it has to clean up after that."""
    kept = [(os.POSIX_SPAWN_DUP2, number, number) for number in descriptors]
    return os.posix_spawn(os.fsdecode(path), arguments, os.environ, file_actions=kept, setpgroup=0)


def traced_arguments(arguments: Any) -> list[Any]:
    """Return the arguments with which a child of this process is to be started."""
    changed = list(arguments)
    for index, argument in enumerate(changed[:-1]):
        if os.fsdecode(argument) == _CODE:
            code = os.fsdecode(changed[index + 1])
            changed[index + 1] = _prefix(code) + code
            break
    return changed


def _prefix(code: str) -> str:
    running = program.current
    assert running is not None
    inner = _BEGIN.format(directory=launcher.PACKAGE_DIRECTORY, run=running.directory, server=_SERVER in code, attached=running.attached)
    return f"exec({inner!r}, {{}}); "  # leaves no names behind


def begin(run_directory: str, is_server: bool, is_attached: bool) -> None:
    """Let this process, which has just begun, be traced; if the run is over, it goes on without the tracer, unless the server owns it.

    It has no lane yet: nothing of it is shown before its parent has told it the name, and the server of forks has none.
    """
    if hasattr(sys, "orig_argv"):  # since 3.10
        sys.orig_argv[:] = [argument.rpartition(", {}); ")[2] for argument in sys.orig_argv]
    try:
        launcher.install(program.Program(run_directory))
    except OSError:
        if is_attached:
            return
        raise
    actors.become(actors.silent())
    if is_server:
        recorder.write(kinds.HELPER, value=os.getpid())
        forks.child_names_itself(True)
    else:
        atexit.register(processes.process_ends)  # the first to be registered is the last to be called


def with_lane(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a child is told when it begins, with its lane."""
    lane = processes.starting.get(get_ident())
    return data if lane is None else {**data, _KEY: lane}


def child_begins(data: dict[str, Any]) -> None:
    """A child was told what it needs, and is about to import the script."""
    lane = data.get(_KEY)
    if lane is not None:
        processes.begin(lane)


def import_main(path: str) -> dict[str, Any] | None:
    """Run the script, with its changes, as a child does that imports the main module; return its variables.

    Returns None if that file is not the script.
    """
    from multiprocessing import process

    original: Any = process

    running = program.current
    if running is None or os.path.normpath(os.path.join(original.ORIGINAL_DIR, running.script)) != path:
        return None
    code = script.compiled(running)
    with runpy._TempModule("__mp_main__") as temporary, runpy._ModifiedArgv0(path):  # type: ignore[attr-defined]
        variables: dict[str, Any] = temporary.module.__dict__
        knobs.add_space(variables)
        runpy._run_code(code, variables, None, "__mp_main__", None, "", path)  # type: ignore[attr-defined]
    return variables.copy()


@patch("multiprocessing.util")
def _patch_util(util: ModuleType) -> None:
    edit(util, "spawnv_passfds", before(BODY, _SPAWN))


@patch("multiprocessing.spawn")
def _patch_spawn(spawn: ModuleType) -> None:
    edit(spawn, "get_preparation_data", instead("return d", "return _syncline.with_lane(d)"))
    edit(spawn, "prepare", before(BODY, "_syncline.child_begins(data)"))
    edit(
        spawn,
        "_fixup_main_from_path",
        instead(
            "main_content = runpy.run_path(main_path, run_name='__mp_main__')",
            "main_content = _syncline.import_main(main_path)\nif main_content is None:\n    ...",
        ),
    )


@patch("multiprocessing.forkserver")
def _patch_forkserver(forkserver: ModuleType) -> None:
    edit(forkserver, "main", before("os._exit(code)", "_syncline.process_ends(code)"))
