"""Processes that take tasks from one queue until they are told to stop, and put results into another."""

from multiprocessing import Process, Queue


def multiply(a, b):
    return a * b


def plus(a, b):
    return a + b


def worker(tasks, results):
    for function, arguments in iter(tasks.get, "STOP"):
        results.put(f"{function.__name__}{arguments} = {function(*arguments)}")


if __name__ == "__main__":
    todo = [(multiply, (number, 7)) for number in range(5)] + [(plus, (number, 8)) for number in range(5)]
    tasks, results = Queue(), Queue()
    for task in todo:
        tasks.put(task)
    workers = [Process(target=worker, args=(tasks, results)) for _ in range(3)]
    for process in workers:
        process.start()
    print(*sorted(results.get() for _ in todo), sep="\n")
    for _ in workers:
        tasks.put("STOP")
    for process in workers:
        process.join()
    print([process.exitcode for process in workers])
