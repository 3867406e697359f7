"""The parent forgets to close its copy of the write end, and the receiver waits for an end that does not come.

Prints: The sender is gone. … end of file
"""

from multiprocessing import get_context
from time import sleep

PARENT = "late"  # or "at once", or "never"
ITEMS = 4
WORK_MS = 600
LATE_MS = 4000


def send(writer):
    for n in range(1, ITEMS + 1):
        sleep(WORK_MS / 1000)
        writer.send(f"item {n}")
    writer.close()


def receive(reader):
    try:
        while True:
            reader.recv()  # waits for an item or for the end of file
            sleep(WORK_MS / 1000)
    except EOFError:
        print("end of file", flush=True)


if __name__ == "__main__":
    processes = get_context("spawn")  # a forked child would have copies of both ends
    reader, writer = processes.Pipe(duplex=False)
    sender = processes.Process(target=send, args=(writer,), name="Sender")
    receiver = processes.Process(target=receive, args=(reader,), name="Receiver")
    sender.start()
    receiver.start()
    reader.close()

    if PARENT == "at once":
        writer.close()
    sender.join()
    print("The sender is gone.", flush=True)
    if PARENT == "late":
        sleep(LATE_MS / 1000)  # as if it had something else to do
        writer.close()
    receiver.join()  # forever, if the parent has not closed its copy
