"""The ways to have a pool compute, and what they raise."""

import time
from multiprocessing import Pool, TimeoutError


def square(number):
    return number * number


def invert(number):
    return 1 / number


def add(a, b):
    return a + b


if __name__ == "__main__":
    with Pool(processes=4) as pool:
        print(pool.map(square, range(10)))
        print(list(pool.imap(square, range(5))), sorted(pool.imap_unordered(square, range(5), chunksize=2)))
        print(pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (20, 30)))
        result = pool.apply_async(square, (20,))
        print(result.get(timeout=60), result.successful())
        try:
            pool.map(invert, [2, 1, 0])
        except ZeroDivisionError as error:
            print(error)
        try:
            pool.apply_async(time.sleep, (1,)).get(timeout=0.001)
        except TimeoutError:
            print("We lacked patience and got a multiprocessing.TimeoutError")
        called = []
        pool.map_async(square, range(3), callback=called.append).wait()
        pool.close()
        pool.join()
    print(called)
