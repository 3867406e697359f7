"""The two ends of a pipe, and a wait for whichever of several is ready."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def tell(connection, name):
    for number in range(3):
        connection.send([name, number, None])
    connection.close()


if __name__ == "__main__":
    here, there = Pipe()
    process = Process(target=tell, args=(there, "both ways"))
    process.start()
    print([here.recv() for _ in range(3)])
    process.join()
    readers = []
    for name in ("one", "two"):
        reader, writer = Pipe(duplex=False)
        readers.append(reader)
        Process(target=tell, args=(writer, name)).start()
        writer.close()
    told = []
    while readers:
        for reader in wait(readers):
            try:
                told.append(reader.recv())
            except EOFError:
                readers.remove(reader)
    print(*sorted(told), sep="\n")
