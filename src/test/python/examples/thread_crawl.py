"""Threads that are started together and joined one after the other."""

import threading
import time

found = {}


def crawl(link, delay):
    time.sleep(delay)
    found[link] = f"crawl ended for {link}"


links = ["python.example", "docs.example", "peps.example"]
threads = [threading.Thread(target=crawl, args=(link,), kwargs={"delay": 0.01}, name=link) for link in links]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for link in links:
    print(found[link])
print(threading.active_count(), threading.current_thread() is threading.main_thread())
