"""A question goes through a pipe, and the answer comes back through it."""

from multiprocessing import Pipe, Process


def answer(end):
    while (question := end.recv()) is not None:
        end.send(question.upper())


if __name__ == "__main__":
    ours, theirs = Pipe()
    clerk = Process(target=answer, args=(theirs,), name="Clerk")
    clerk.start()
    for word in ("one", "two"):
        ours.send(word)
        print("The answer is", ours.recv())
    ours.send(None)
    clerk.join()
