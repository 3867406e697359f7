"""Two processes write into the same block of memory, each into its own half."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

SIZE = 8


def fill(name, start, value):
    block = SharedMemory(name=name)
    for place in range(start, start + SIZE // 2):
        block.buf[place] = value
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=SIZE)
    writers = [
        Process(target=fill, args=(block.name, start, value), name=f"Writer {value}")
        for start, value in ((0, 1), (SIZE // 2, 2))
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    print("Memory:", list(block.buf[:SIZE]))
    block.close()
    block.unlink()
