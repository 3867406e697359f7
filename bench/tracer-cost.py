"""What the tracer costs a script, beside the same script plain and with a profiler that does nothing:

    python3 bench/tracer-cost.py [ROUNDS [PYTHON...]]

Prints medians: the processor time of a lock and unlock in one thread, the time of an item through a queue to another thread and of another
one back, the time that four forked processes take on one lock for each pair of one of them, and how many events a second eight threads
record that use a lock each.
"""

import statistics
import sys

from tracer_run import Place, interpreters, version

SCRIPT = """
import multiprocessing, queue, sys, threading, time
if {profiled}:
    def profile(frame, event, argument):
        pass
    threading.setprofile(profile)
    sys.setprofile(profile)

def pairs(count):
    lock = threading.Lock()
    began = time.process_time()
    for _ in range(count):
        with lock:
            pass
    return (time.process_time() - began) / count * 1e6

def trips(count):
    there, back = queue.Queue(), queue.Queue()
    def answer():
        for _ in range(count):
            back.put(there.get())
    thread = threading.Thread(target=answer)
    thread.start()
    began = time.monotonic()
    for number in range(count):
        there.put(number)
        back.get()
    took = time.monotonic() - began
    thread.join()
    return took / count * 1e6

def four_processes(count):
    context = multiprocessing.get_context("fork")
    lock, start, ready, done = context.Lock(), context.Event(), context.Semaphore(0), context.Semaphore(0)
    def use():
        ready.release()
        start.wait()
        for _ in range(count):
            with lock:
                pass
        done.release()
    all = [context.Process(target=use) for _ in range(4)]
    for process in all:
        process.start()
    for _ in all:
        ready.acquire()
    began = time.monotonic()
    start.set()
    for _ in all:
        done.acquire()
    took = time.monotonic() - began
    for process in all:
        process.join()
    return took / (4 * count) * 1e6

def many(threads, count):
    began, processor = time.monotonic(), time.process_time()
    all = [threading.Thread(target=pairs, args=(count,)) for _ in range(threads)]
    for thread in all:
        thread.start()
    for thread in all:
        thread.join()
    events = threads * count * 2
    return events / (time.monotonic() - began), (time.process_time() - processor) / events * 1e6

pairs(1000)
print(pairs({count}), trips({count} // 10), four_processes({count} // 10), *many(8, {count} // 8))
"""
COUNTS = {"plain": 400_000, "profiled": 400_000, "traced": 40_000}
FIGURES = (
    "µs a lock and unlock",
    "µs a queue round trip",
    "µs a pair of 4 processes",
    "events a second of 8 threads",
    "µs an event of 8 threads",
)


def measure(place, python, way):
    source = SCRIPT.format(profiled=way == "profiled", count=COUNTS[way])
    printed = (place.traced if way == "traced" else place.plain)(python, source)[1]
    return [float(figure) for figure in printed.split()]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for python in interpreters(sys.argv[2:]):
        with Place() as place:
            print(version(python), flush=True)
            figures = {way: [] for way in COUNTS}
            for _ in range(rounds):  # in turn, so that the load of the machine is the same for all
                for way, each in figures.items():
                    each.append(measure(place, python, way))
            for way, each in figures.items():
                medians = [statistics.median(column) for column in zip(*each)]
                told = FIGURES if way == "traced" else FIGURES[:-2]
                print(f"    {way:9}", ", ".join(f"{figure:,.2f} {name}" for name, figure in zip(told, medians)), flush=True)


if __name__ == "__main__":
    main()
