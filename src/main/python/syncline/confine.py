"""Keeps a program within limits: what the guard does for a program that is no lesson.

The file ``limits`` of the run directory has a limit on each line: ``memory``, ``processes``, ``threads``, ``file``, ``open``. Some of
them the kernel keeps, for each process; the others, and what all processes use together, are looked at ten times a second. If it is too
much, the reason is written to the file ``over-limit``, and all processes are killed: those that have left the process group, too, which
Linux gives to the guard when their parent has ended. Where there is no ``/proc``, only the kernel's limits hold.
"""

import os
import resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
else:  # without the enumerations of that one, which take a while to import
    import _signal as signal

POLL_SECONDS = 0.1
"""How often the processes are looked at."""

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux
_ROUNDS = 50


class Confinement:
    """The limits of one program, whose processes are the descendants of this one."""

    def __init__(self, directory: str) -> None:
        """Read the limits of a run directory, and adopt what the program will leave behind.

        Raises OSError or ValueError if they cannot be read.
        """
        self._reason_file = os.path.join(directory, "over-limit")
        with open(os.path.join(directory, "limits"), encoding="ascii") as file:
            self._limits = {name: int(value) for name, value in map(str.split, file)}
        self._foreign: set[int] = set()
        self._has_proc = os.path.exists("/proc/self/stat")
        _adopt_orphans()

    def apply(self) -> None:
        """Limit this process, and all that it will start, as far as the kernel can."""
        _limit("RLIMIT_DATA", self._limits["memory"])
        _limit("RLIMIT_FSIZE", self._limits["file"])
        _limit("RLIMIT_NOFILE", self._limits["open"])
        _limit("RLIMIT_CORE", 0)
        if self._has_proc:  # counts every thread of the user, of whatever program
            _limit("RLIMIT_NPROC", _threads_of_user() + self._limits["processes"] + self._limits["threads"])

    def look(self) -> bool:
        """Kill all processes if they use too much together; returns whether they do."""
        living = self._descendants()
        threads = sum(count for count, _ in living.values())
        memory = sum(_private_bytes(process) for process in living)
        for used, name, words in (
            (len(living), "processes", "{} processes at the same time"),
            (threads, "threads", "{} threads at the same time"),
            (memory, "memory", "{} bytes of memory"),
        ):
            most = self._limits[name]
            if used > most:
                self._note(f"The program was ended because it had more than {words.format(f'{most:,}')}.")
                self.kill()
                return True
        return False

    def _note(self, reason: str) -> None:
        with open(self._reason_file + ".next", "w", encoding="utf-8") as file:
            file.write(reason)
        os.replace(self._reason_file + ".next", self._reason_file)

    def kill(self) -> None:
        """Kill all processes, and those that they start meanwhile."""
        for _ in range(_ROUNDS):
            living = self._descendants()
            if not living:
                return
            for process in living:
                _kill(process)

    def is_alive(self) -> bool:
        """Whether any process of the program is left."""
        return bool(self._descendants())

    def _descendants(self) -> "dict[int, tuple[int, int]]":
        """Return the living processes below this one, each with its number of threads and its parent."""
        if not self._has_proc:
            return {}
        here = {int(name) for name in os.listdir("/proc") if name.isdigit()}
        self._foreign &= here
        found = {process: stat for process in here - self._foreign if (stat := _stat(process))}
        ours = {os.getpid()}
        grows = True
        while grows:
            more = {process for process, stat in found.items() if stat[1] in ours and process not in ours}
            ours |= more
            grows = bool(more)
        self._foreign |= found.keys() - ours
        return {process: stat[:2] for process, stat in found.items() if process in ours and stat[2] not in "ZX" and process != os.getpid()}


def _adopt_orphans() -> None:
    """Let Linux make this process the parent of orphans below it; elsewhere they are out of reach."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def _limit(name: str, most: int) -> None:
    """Set a limit of the kernel, unless it is lower, or this kernel has no such limit."""
    number = getattr(resource, name, None)
    if number is None:
        return
    hard = resource.getrlimit(number)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(number, (most, most))
    except (OSError, ValueError):
        pass  # this system does not keep it


def _threads_of_user() -> int:
    count = 0
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == os.getuid():
                stat = _stat(int(name))
                count += stat[0] if stat else 0
        except OSError:
            pass  # it has ended
    return count


def _stat(process: int) -> "tuple[int, int, str] | None":
    """Return the number of threads of a process, its parent and its state; None if it is gone."""
    try:
        with open(f"/proc/{process}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
    except OSError:
        return None
    return int(fields[17]), int(fields[1]), fields[0].decode()


def _private_bytes(process: int) -> int:
    """Return how much memory a process does not share; 0 if it is gone."""
    try:
        with open(f"/proc/{process}/statm", "rb") as file:
            fields = file.read().split()
    except OSError:
        return 0
    return (int(fields[1]) - int(fields[2])) * resource.getpagesize() if fields else 0


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has ended
