"""The numbers of the kinds of records: those of ``docs/log-format.md``, and those of ``docs/cpython.md``."""

STARTED = 0
ENDED = 1
WAITING = 2
ACQUIRED = 3
RELEASED = 4
TIMED_OUT = 5
NOTIFIED = 6
WOKEN = 7
SET = 8
CLEARED = 9
ARRIVED = 10
PASSED = 11
BROKE = 12
RESET = 13
PUT = 14
TAKEN = 15
DONE = 16
SENT = 17
RECEIVED = 18
CLOSED = 19
READ = 20
WROTE = 21
WORKING = 22
SLEEPING = 23
RESUMED = 24
PRINTED = 25
RAISED = 26
LOST = 27

ACTOR = 100
OBJECT = 101
HELD = 102
NOTE = 103
SIGNALLED = 104
READY = 105
HELPER = 107
ANSWERED = 108

ENDS_OF_WAITS = frozenset(
    (ACQUIRED, PASSED, PUT, TAKEN, DONE, WOKEN, SENT, RECEIVED, TIMED_OUT, RAISED, ENDED, ARRIVED, BROKE, RESET)
)
"""The kinds that end the wait of their actor for the same object."""
