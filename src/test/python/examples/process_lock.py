"""A lock that keeps the lines of several processes apart."""

from multiprocessing import Lock, Process


def tell(lock, number):
    with lock:
        print("hello world", end=" ", flush=True)
        print("from one of four", flush=True)


if __name__ == "__main__":
    lock = Lock()
    processes = [Process(target=tell, args=(lock, number)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(lock.acquire(block=False), lock.acquire(block=False))
