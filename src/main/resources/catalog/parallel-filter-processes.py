"""The course's exercise three times: alone, by a pool of threads, by a pool of processes.

Prints: The same primes, in the same order. … primes. Alone: … Threads: … Processes: … ms to start, then … times as fast.
"""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from random import randrange
from time import perf_counter

NUMBERS = 150
DIGITS = 12
WORKERS = 2
CHUNK = 10


def is_prime(n):
    for i in range(2, int(n**0.5) + 1):
        if n % i == 0:
            return False
    return True


def chosen(data, answers):
    return [x for x, yes in zip(data, answers) if yes]


def numbers(count, digits):
    """Numbers without a small factor: about every fifth of them is prime."""
    found = []
    while len(found) < count:
        n = randrange(10 ** (digits - 1), 10**digits)
        if all(n % p for p in (2, 3, 5, 7, 11, 13)):
            found.append(n)
    return found


if __name__ == "__main__":
    data = numbers(NUMBERS, DIGITS)
    alone = perf_counter()
    one = list(filter(is_prime, data))

    on_threads = perf_counter()
    with ThreadPoolExecutor(WORKERS) as threads:
        many = chosen(data, threads.map(is_prime, data))  # the GIL lets one compute at a time

    start = perf_counter()
    with Pool(WORKERS) as processes:
        on_processes = perf_counter()
        copied = chosen(data, processes.map(is_prime, data, CHUNK))
        end = perf_counter()

    same = one == many == copied
    print("The same primes, in the same order." if same else "Different primes!")
    one_ms = (on_threads - alone) * 1000
    many_ms = (start - on_threads) * 1000
    copied_ms = (end - on_processes) * 1000
    print(f"{len(one)} primes. Alone: {one_ms:.0f} ms.")
    print(f"Threads: {many_ms:.0f} ms, {one_ms / many_ms:.1f} times as fast.")
    print(
        f"Processes: {(on_processes - start) * 1000:.0f} ms to start, then {copied_ms:.0f} ms, "
        f"{one_ms / copied_ms:.1f} times as fast."
    )
