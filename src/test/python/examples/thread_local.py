"""Data of each thread's own, with an initializer."""

import threading


class Squares(threading.local):
    number = 2

    def __init__(self, **values):
        self.__dict__.update(values)

    def squared(self):
        return self.number**2


mine = Squares(color="red")
mine.number = 3
seen = []


def look():
    seen.append((mine.color, mine.number, mine.squared()))
    mine.color = "green"
    seen.append(mine.color)


thread = threading.Thread(target=look)
thread.start()
thread.join()
print(seen)
print(mine.color, mine.number, mine.squared())
