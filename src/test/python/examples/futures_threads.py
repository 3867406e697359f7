"""Futures of threads: as they are completed, in the order of the calls, and when one of them fails."""

from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait
from threading import Event

PAGES = {"one.example": 118, "two.example": 64, "gone.example": None}


def load(url, timeout):
    if PAGES[url] is None:
        raise OSError(f"no such page: {url}")
    return "x" * PAGES[url]


def hold(begun, gate):
    begun.set()
    gate.wait()


with ThreadPoolExecutor(max_workers=3) as executor:
    urls = {executor.submit(load, url, 60): url for url in PAGES}
    told = []
    for future in as_completed(urls):
        try:
            told.append(f"{urls[future]} page is {len(future.result())} bytes")
        except OSError as error:
            told.append(f"{urls[future]} generated an exception: {error}")
print(*sorted(told), sep="\n")
with ThreadPoolExecutor(max_workers=1) as executor:
    print(executor.submit(pow, 323, 1235).result() % 1000, list(executor.map(abs, [-1, 2, -3])))
    begun, gate = Event(), Event()
    first, second = executor.submit(hold, begun, gate), executor.submit(print, "never")
    begun.wait()
    print(second.cancel(), second.cancelled(), first.cancel())
    gate.set()
    failed = executor.submit(int, "x")
    done, not_done = wait([first, failed], return_when=FIRST_EXCEPTION)
    print(failed.exception())
