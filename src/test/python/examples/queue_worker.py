"""A daemon that works off a queue, which is joined."""

import queue
import threading

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        done.append(f"Finished {item}")
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for item in range(30):
    q.put(item)
q.join()
print(len(done), done[0], done[-1])
print("All work completed")
