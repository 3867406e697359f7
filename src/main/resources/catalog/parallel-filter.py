"""The course's exercise: pfilter(fn, data, nworkers), with is_prime.

Prints: The same primes, in the same order. … primes. Alone: … workers: … times as fast.
"""

from concurrent.futures import ThreadPoolExecutor, as_completed
from random import randrange
from time import perf_counter

NUMBERS = 400
DIGITS = 12
WORKERS = 2
ORDERED = True  # True: the order of map; False: the order of completion


def is_prime(n):
    for i in range(2, int(n**0.5) + 1):
        if n % i == 0:
            return False
    return True


def sfilter(fn, data):
    return [x for x, yes in zip(data, map(fn, data)) if yes]


def pfilter(fn, data, nworkers):
    with ThreadPoolExecutor(nworkers) as pool:
        if ORDERED:
            return [x for x, yes in zip(data, pool.map(fn, data)) if yes]
        futures = {pool.submit(fn, x): x for x in data}
        return [futures[done] for done in as_completed(futures) if done.result()]


def numbers(count, digits):
    """Numbers without a small factor: about every fifth of them is prime."""
    found = []
    while len(found) < count:
        n = randrange(10 ** (digits - 1), 10**digits)
        if all(n % p for p in (2, 3, 5, 7, 11, 13)):
            found.append(n)
    return found


data = numbers(NUMBERS, DIGITS)
begin = perf_counter()
one = sfilter(is_prime, data)
between = perf_counter()
many = pfilter(is_prime, data, WORKERS)  # threads: the GIL lets one compute at a time
end = perf_counter()
primes = "The same primes, in another order." if sorted(one) == sorted(many) else "Different primes!"
print("The same primes, in the same order." if one == many else primes)
print(
    f"{len(one)} primes. Alone: {(between - begin) * 1000:.0f} ms. {WORKERS} workers: "
    f"{(end - between) * 1000:.0f} ms, {(between - begin) / (end - between):.2f} times as fast."
)
