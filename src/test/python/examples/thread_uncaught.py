"""An error that nobody catches in a thread, and the hook that is told of it."""

import sys
import threading


def fail(number):
    return 1 / number


def told(failure):
    print("told:", failure.exc_type.__name__, failure.exc_value, failure.thread.name)


thread = threading.Thread(target=fail, args=(0,), name="Divider")
thread.start()
thread.join()
threading.excepthook = told
thread = threading.Thread(target=fail, args=(0,), name="Second divider")
thread.start()
thread.join()
sys.exit(3)
