"""A lock that its holder may take again: moving a book locks the shelf, and so does each of its steps."""

from threading import RLock, Thread
from time import sleep

shelf = RLock()
books = {"top": 4, "bottom": 0}


def take(board):
    with shelf:
        sleep(0.1)
        books[board] -= 1


def put(board):
    with shelf:
        sleep(0.1)
        books[board] += 1


def move():
    with shelf:  # with a Lock, take() would wait forever
        take("top")
        put("bottom")


helpers = [Thread(target=move, name=name) for name in ("Ann", "Bob")]
for helper in helpers:
    helper.start()
for helper in helpers:
    helper.join()
print("Books:", books["top"], "and", books["bottom"])
