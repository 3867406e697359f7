"""A block of shared memory exists until it is unlinked: never, by the reader, or by the writer, too early.

Prints: nobody: every process has ended, and 3 are still there … reader: … 0 are still there … writer: … 0 are still there
"""

from multiprocessing import Lock, Process, resource_tracker
from multiprocessing.shared_memory import SharedMemory
from os import getpid
from time import sleep

UNLINK = "nobody"
KILL = False
BLOCKS = 3
BYTES = 1024
PACE_MS = 700


def write(name, unlink, pace):
    block = SharedMemory(name, create=True, size=BYTES)
    sleep(pace)
    block.buf[0:2] = bytes((42, 43))
    block.close()
    if unlink == "writer":
        block.unlink()


def read(name, door, unlink, pace):
    sleep(pace)
    try:
        block = SharedMemory(name)
    except FileNotFoundError:
        print("There is no such block.", flush=True)
        return
    print("Found:", block.buf[0], flush=True)
    with door:
        pass
    block.close()
    if unlink == "reader":
        block.unlink()


def clean_up(name):
    try:
        block = SharedMemory(name)
    except FileNotFoundError:
        return 0
    block.close()
    block.unlink()
    return 1


def play(unlink, kill, pace):
    door = Lock()
    left = 0
    for n in range(1, BLOCKS + 1):
        name = f"syncline_{getpid()}_{n}"
        writer = Process(target=write, args=(name, unlink, pace))
        writer.start()
        writer.join()
        kill_it = kill and n == BLOCKS
        if kill_it:
            door.acquire()  # so that the reader is stuck behind it
        reader = Process(target=read, args=(name, door, unlink, pace))
        reader.start()
        if kill_it:
            sleep(3 * pace)
            reader.kill()
            door.release()
        reader.join()
        left += clean_up(name)
    print(f"{unlink}: every process has ended, and {left} are still there", flush=True)


if __name__ == "__main__":
    resource_tracker.ensure_running()  # one for all; else each child has one, which removes the block when the child ends
    play(UNLINK, KILL, PACE_MS / 1000)
    play("reader", False, PACE_MS / 5000)
    play("writer", False, PACE_MS / 5000)
