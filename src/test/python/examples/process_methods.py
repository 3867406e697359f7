"""The methods to start a process, each in a context of its own."""

import multiprocessing


def tell(queue, lock):
    with lock:
        queue.put("hello")


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        queue, lock = context.Queue(), context.Lock()
        process = context.Process(target=tell, args=(queue, lock))
        process.start()
        print(method, queue.get())
        process.join()
