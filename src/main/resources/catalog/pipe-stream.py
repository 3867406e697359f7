"""One process sends items through a pipe to another, until the end of file.

Prints: received item 1 … received item 8 … end of file after 8 items … 8 items were sent, 8 came out in order
"""

from multiprocessing import get_context
from time import sleep

ITEMS = 8
SEND_MS = 500
RECEIVE_MS = 1000
SIZE_KB = 0


def send(writer):
    for n in range(1, ITEMS + 1):
        sleep(SEND_MS / 1000)
        writer.send(f"item {n} " + "." * (SIZE_KB * 1024))  # waits while the pipe is full
    writer.close()


def receive(reader, answer):
    in_order = 0
    try:
        while True:
            item = reader.recv()  # waits while the pipe is empty
            print("received", item[:20], flush=True)
            in_order += item.startswith(f"item {in_order + 1} ")
            sleep(RECEIVE_MS / 1000)
    except EOFError:
        print("end of file after", in_order, "items", flush=True)
    answer.send(in_order)


if __name__ == "__main__":
    processes = get_context("spawn")  # a child has only the ends that it is handed
    reader, writer = processes.Pipe(duplex=False)
    report, answer = processes.Pipe(duplex=False)
    children = [
        processes.Process(target=send, args=(writer,)),
        processes.Process(target=receive, args=(reader, answer)),
    ]
    for child in children:
        child.start()
    writer.close()  # the children have their own copies
    reader.close()
    in_order = report.recv()
    for child in children:
        child.join()
    print(f"{ITEMS} items were sent, {in_order} came out in order", flush=True)
