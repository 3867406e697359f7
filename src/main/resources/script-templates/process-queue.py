"""Two processes compute; their results come back through a queue."""

from multiprocessing import Process, Queue


def square(numbers, results):
    for number in numbers:
        results.put(number * number)


if __name__ == "__main__":
    results = Queue()
    parts = ([1, 2, 3], [4, 5])
    workers = [Process(target=square, args=(part, results), name=f"Worker {part[0]}") for part in parts]
    for worker in workers:
        worker.start()
    total = sum(results.get() for part in parts for _ in part)  # before join: a full queue would keep a worker
    for worker in workers:
        worker.join()
    print("Sum of squares:", total)
