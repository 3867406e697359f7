"""One process sends items through a pipe to another, until the end of file.

Prints: end of file
"""

from multiprocessing import get_context
from time import sleep

ITEMS = 8
SEND_MS = 500
RECEIVE_MS = 1000
SIZE_KB = 0


def send(writer):
    more = "." * (SIZE_KB * 1024)
    for n in range(1, ITEMS + 1):
        sleep(SEND_MS / 1000)
        writer.send(f"item {n} {more}")  # waits while the pipe is full
    writer.close()


def receive(reader):
    try:
        while True:
            reader.recv()  # waits while the pipe is empty
            sleep(RECEIVE_MS / 1000)
    except EOFError:
        print("end of file", flush=True)


if __name__ == "__main__":
    processes = get_context("spawn")  # a child has only the ends that it is handed
    reader, writer = processes.Pipe(duplex=False)
    sender = processes.Process(target=send, args=(writer,), name="Sender")
    receiver = processes.Process(target=receive, args=(reader,), name="Receiver")
    sender.start()
    receiver.start()
    writer.close()  # the children have their own copies
    reader.close()
    sender.join()
    receiver.join()
