"""Three cashiers share one till: only one at a time may open it."""

from threading import Lock, Thread
from time import sleep

takings = 0
till = Lock()


def sell(prices):
    global takings
    for price in prices:
        sleep(0.1)
        with till:
            takings += price


cashiers = [Thread(target=sell, args=([3, 5, 2],), name=name) for name in ("Ann", "Bob", "Cid")]
for cashier in cashiers:
    cashier.start()
for cashier in cashiers:
    cashier.join()
print("Takings:", takings)
