"""A lock that its owner takes again, threads by inheritance, and their names."""

import threading


class Countdown(threading.Thread):
    lock = threading.RLock()

    def __init__(self, count):
        super().__init__(name=f"Countdown from {count}", daemon=True)
        self.count = count
        self.told = []

    def run(self):
        self.descend(self.count)

    def descend(self, number):
        with self.lock:
            self.told.append(number)
            if number:
                self.descend(number - 1)


threads = [Countdown(3), Countdown(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(timeout=30)
    print(thread.name, thread.told, thread.is_alive(), thread.daemon)
