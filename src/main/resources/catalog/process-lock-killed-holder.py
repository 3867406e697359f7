"""A process is killed while it holds the lock that the others wait for: it stays locked forever.

Prints: I give up. … I give up. … I give up.
"""

from multiprocessing import Event, Lock, Process, Value
from time import sleep

LOCK = "Lock"  # there is no robust lock in Python
CLERKS = 3
KILL = True
KILL_MS = 2000
WORK_MS = 1000
TIMEOUT_MS = 8000  # 0: forever


def hold(lock, taken):
    with lock:
        taken.set()
        sleep(4 * WORK_MS / 1000)  # in the middle of this it is killed


def write(lock, pages):
    if not lock.acquire(timeout=TIMEOUT_MS / 1000 if TIMEOUT_MS else None):
        print("I give up.", flush=True)
        return
    seen = pages.value
    sleep(WORK_MS / 1000)
    pages.value = seen + 1
    lock.release()


if __name__ == "__main__":
    lock = Lock()
    taken = Event()
    pages = Value("i", 0, lock=False)  # the lock protects it
    holder = Process(target=hold, args=(lock, taken), name="Holder")
    holder.start()
    taken.wait()  # it has the lock
    clerks = [Process(target=write, args=(lock, pages), name=f"Clerk {n}") for n in range(1, CLERKS + 1)]
    for clerk in clerks:
        clerk.start()
    if KILL:
        sleep(KILL_MS / 1000)
        holder.kill()
    for process in [holder, *clerks]:
        process.join()
