"""A function that is called later, and one whose call is cancelled."""

import threading


def hello(name):
    print(f"hello, {name}")


timer = threading.Timer(0.02, hello, args=["world"])
timer.start()
never = threading.Timer(60, hello, args=["nobody"])
never.start()
never.cancel()
timer.join()
never.join()
print(timer.is_alive(), never.finished.is_set())
