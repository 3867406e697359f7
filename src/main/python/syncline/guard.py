"""Runs a traced program in a session of its own, and ends all of it when the server that started it goes away.

    python -I -S guard.py ARGUMENTS DIRECTORY

makes the FIFO of the run directory, starts this interpreter again with these arguments, prints the process id of the new session,
and waits. Its standard input is a pipe that nobody writes to: the end of it means that the server has stopped the run, or was
killed. Then every process of the session's process group is killed. When the program has ended, the guard prints its exit status as a
shell gives it (128 and the number of the signal), and how many seconds of a processor it has used, with those of its children that it has
waited for; when no process of that group is left, the guard exits with this status.

If the run directory has a file ``limits``, the program is kept within these; see ``confine.py``. Otherwise the guard needs no other module
of the package, so that it starts quickly. It needs no thread in the program, which might fork.
"""

import os
import select
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from collections.abc import Callable

    from syncline.confine import Confinement
else:  # without the enumerations of that one, which take a while to import
    import _signal as signal

POLL_SECONDS = 0.05
"""How often the guard looks whether processes that have outlived the program have ended."""


def main() -> int:
    """Runs the program of the command line and returns its exit status."""
    make_fifo(os.path.join(sys.argv[-1], "events"))
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: None)
    confinement = confined(sys.argv[-1])
    program = os.fork()
    if program == 0:
        become(sys.argv[1:], confinement)
    print(program, flush=True)
    ended = None
    while ended is None:
        if is_over(select.select([0, woken], [], [], POLL_SECONDS if confinement else None)[0]):
            kill(os.kill, program)
            kill_all(program, confinement)
        elif confinement and confinement.look():
            kill_all(program, confinement)
        ended = reap(program, woken)
    status, seconds = ended
    tell(status, seconds)
    while is_alive(program) or (confinement and confinement.is_alive()):
        reap_adopted()
        if is_over(select.select([0], [], [], POLL_SECONDS)[0]):
            kill_all(program, confinement)
            time.sleep(POLL_SECONDS)
        elif confinement:
            confinement.look()
    return status


def confined(directory: str) -> "Confinement | None":
    """The limits of the program of this run directory; None if it has none."""
    if not os.path.exists(os.path.join(directory, "limits")):
        return None
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from syncline.confine import Confinement

    return Confinement(directory)


def make_fifo(path: str) -> None:
    """Makes the FIFO, for its owner only, unless whoever reads it has made it."""
    try:
        os.mkfifo(path, 0o600)
    except FileExistsError:
        pass


def become(arguments: "list[str]", confinement: "Confinement | None") -> None:
    """Becomes the program, in a session of its own, without the pipes to and from the server but that for errors."""
    try:
        os.setsid()
        if confinement:
            confinement.apply()
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.close(nothing)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        os.execv(sys.executable, [sys.executable, *arguments])
    finally:
        os._exit(127)


def is_over(readable: "list[int]") -> bool:
    """Whether the pipe from the server has ended."""
    return 0 in readable and not os.read(0, 1)


def reap(program: int, woken: int) -> "tuple[int, float] | None":
    """The exit status of the program, and the seconds of a processor that it has used; None while it runs."""
    if select.select([woken], [], [], 0)[0]:
        os.read(woken, 64)
    ended, status, used = os.wait4(program, os.WNOHANG)
    if not ended:
        return None
    return (128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)), used.ru_utime + used.ru_stime


def reap_adopted() -> None:
    """Forgets processes of the program that have ended after their parent."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass  # there is none


def tell(status: int, seconds: float) -> None:
    """Prints how the program has ended, and how many seconds of a processor it has used, unless the server is gone."""
    try:
        os.write(1, f"{status} {seconds:.3f}\n".encode())
    except OSError:
        pass  # nobody reads it any more


def is_alive(group: int) -> bool:
    """Whether any process of this group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def kill_all(program: int, confinement: "Confinement | None") -> None:
    """Kills every process of the program."""
    kill(os.killpg, program)
    if confinement:
        confinement.kill()


def kill(send: "Callable[[int, int], None]", number: int) -> None:
    """Kills the process, or the group, of this number: a program that was just started is not a group of its own yet."""
    try:
        send(number, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has ended


if __name__ == "__main__":
    sys.exit(main())
