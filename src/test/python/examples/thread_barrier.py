"""A server and a client that wait for each other, and a barrier that is broken."""

import threading

barrier = threading.Barrier(2, timeout=30)
steps = []


def server():
    steps.append("listening")
    barrier.wait()


def client():
    barrier.wait()
    steps.append("connected")


threads = [threading.Thread(target=server), threading.Thread(target=client)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(steps, barrier.n_waiting, barrier.broken)
try:
    barrier.wait(timeout=0.01)
except threading.BrokenBarrierError:
    print("broken:", barrier.broken)
barrier.reset()
print("broken:", barrier.broken)
