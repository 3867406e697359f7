"""Blocks of memory that are found by their name, a list in such a block, and a manager that frees them."""

from multiprocessing import Process
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import ShareableList, SharedMemory


def shout(name):
    block = SharedMemory(name=name)
    block.buf[:5] = bytes(block.buf[:5]).upper()
    block.close()


def double(numbers):
    for index in range(len(numbers)):
        numbers[index] *= 2
    numbers.shm.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=10)
    block.buf[:5] = b"howdy"
    process = Process(target=shout, args=(block.name,))
    process.start()
    process.join()
    print(bytes(block.buf[:5]), process.exitcode)
    block.close()
    block.unlink()
    mixed = ShareableList(["howdy", b"HoWdY", -273.154, 100, None, True])
    mixed[2] = -78.5
    print(mixed[2], mixed.count(100), mixed.index(100), len(mixed))
    mixed.shm.close()
    mixed.shm.unlink()
    with SharedMemoryManager() as manager:
        numbers = manager.ShareableList(range(5))
        process = Process(target=double, args=(numbers,))
        process.start()
        process.join()
        print(list(numbers))
