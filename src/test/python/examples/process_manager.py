"""Objects that a manager holds for several processes."""

from multiprocessing import Manager, Process


def fill(things, numbers, space, lock):
    with lock:
        things[1] = "1"
        things["2"] = 2
        things[0.25] = None
        numbers.reverse()
        space.count += 1


if __name__ == "__main__":
    with Manager() as manager:
        things, numbers, space, lock = manager.dict(), manager.list(range(10)), manager.Namespace(), manager.Lock()
        space.count = 0
        processes = [Process(target=fill, args=(things, numbers, space, lock)) for _ in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(things)
        print(numbers, len(numbers), numbers[2:4])
        print(space.count)
        orders = manager.Queue()
        orders.put("tea")
        print(orders.get(), orders.empty())
