"""A process that tells its parent, its exit code, and that of one that is terminated."""

import os
import time
from multiprocessing import Process, active_children, current_process, parent_process


def info(title, parent):
    print(title, current_process().name, os.getppid() == parent, parent_process().pid == parent, flush=True)
    raise SystemExit(7)


if __name__ == "__main__":
    print("main line", current_process().name, parent_process(), flush=True)
    process = Process(target=info, args=("function f", os.getpid()), name="Bob")
    process.start()
    process.join()
    print(process.exitcode, process.is_alive(), active_children())
    sleeper = Process(target=time.sleep, args=(1000,), daemon=True)
    print(sleeper.is_alive(), sleeper.exitcode)
    sleeper.start()
    sleeper.terminate()
    sleeper.join()
    print(sleeper.is_alive(), sleeper.exitcode)
