"""A block of shared memory exists until it is unlinked: never, by the reader, or by the writer, too early.

Prints: Found: 42 … Found: 42 … Found: 42
"""

from multiprocessing import Process, resource_tracker
from multiprocessing.shared_memory import SharedMemory
from os import getpid
from time import sleep

UNLINK = "nobody"  # or "reader", or "writer"
KILL = False  # whether the last reader is killed
BLOCKS = 3
BYTES = 1024
PACE_MS = 700


def write(name):
    block = SharedMemory(name, create=True, size=BYTES)
    sleep(PACE_MS / 1000)
    block.buf[0:2] = bytes((42, 43))
    block.close()
    if UNLINK == "writer":
        block.unlink()


def read(name, kill):
    sleep(PACE_MS / 1000)
    try:
        block = SharedMemory(name)
        print("Found:", block.buf[0], flush=True)
        if kill:
            sleep(60)  # meanwhile it is killed
        block.close()
        if UNLINK == "reader":
            block.unlink()
    except FileNotFoundError:
        print("There is no such block.", flush=True)


if __name__ == "__main__":
    resource_tracker.ensure_running()  # one for all, which removes at the end what is left behind
    for n in range(1, BLOCKS + 1):
        name = f"block_{getpid()}_{n}"
        writer = Process(target=write, args=(name,), name=f"Writer {n}")
        writer.start()
        writer.join()

        kill = n == BLOCKS and KILL
        reader = Process(target=read, args=(name, kill), name=f"Reader {n}")
        reader.start()
        if kill:
            sleep(3 * PACE_MS / 1000)
            reader.kill()
        reader.join()
