"""Futures of processes: which numbers are prime, and an error that comes back."""

import math
from concurrent.futures import ProcessPoolExecutor

NUMBERS = [112272535095293, 115280095190773, 1099726899285419, 99, 2]


def is_prime(number):
    if number < 2:
        raise ValueError(f"{number} is too small")
    if number % 2 == 0:
        return number == 2
    return all(number % divisor for divisor in range(3, min(math.isqrt(number), 2000) + 1, 2))


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as executor:
        for number, prime in zip(NUMBERS, executor.map(is_prime, NUMBERS)):
            print(f"{number} has no small divisor: {prime}")
        future = executor.submit(is_prime, 1)
        print(repr(future.exception()), future.done())
