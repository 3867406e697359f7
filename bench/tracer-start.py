"""From the start of a process to what its script does first, plain and traced:

    python3 bench/tracer-start.py [ROUNDS [PYTHON...]]

Prints medians, in milliseconds: the processor time of the whole process, and the time until the tracer's first record, until the script
has acquired its first lock, until a process that it spawns has, and until the last of four has; and the processor time of those five
processes. The interpreters keep their bytecode between the rounds, as they do under a server; `cold` is the very first start.
"""

import statistics
import sys

from tracer_run import Place, interpreters, version

SCRIPT = """
import queue, threading, time, os
lock = threading.Lock()
lock.acquire()
print(time.monotonic_ns())
"""
SPAWN = """
import multiprocessing, threading, time
def child():
    lock = threading.Lock()
    lock.acquire()
    print(time.monotonic_ns(), flush=True)
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=child) for _ in range({count})]
    print(time.monotonic_ns(), flush=True)
    for process in processes:
        process.start()
    for process in processes:
        process.join()
"""
STARTED = 0


def since(began, times):
    return (times - began) / 1e6


def spawns(run, python):
    """How long it takes until the one process that is spawned, and the last of four, has acquired its lock; processor time with four."""
    found = {}
    for name, count in (("spawn", 1), ("four", 4)):
        _, printed, cpu, *_ = run(python, SPAWN.format(count=count))
        spawn_began, *spawned = map(int, printed.split())
        found[name] = since(spawn_began, max(spawned))
    return {**found, "four cpu": cpu}


def plain(place, python):
    began, printed, cpu = place.plain(python, SCRIPT)
    return {"cpu": cpu, "lock": since(began, int(printed)), **spawns(place.plain, python)}


def traced(place, python):
    began, printed, cpu, records = place.traced(python, SCRIPT)
    first = next(time for kind, time in records if kind == STARTED)
    return {"cpu": cpu, "record": since(began, first), "lock": since(began, int(printed)), **spawns(place.traced, python)}


def guarded(place, python):
    """The script's own output is not to be had then: the guard gives it none."""
    began, _, cpu, records = place.traced(python, SCRIPT, guarded=True)
    times = [time for kind, time in records]
    return {"cpu": cpu, "record": since(began, next(time for kind, time in records if kind == STARTED)), "lock": since(began, times[-2])}


def tell(name, rounds):
    parts = (f"{key} {statistics.median(each[key] for each in rounds):6.1f}" for key in rounds[0])
    print(f"    {name:8}", "  ".join(parts), flush=True)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for python in interpreters(sys.argv[2:]):
        with Place() as place:
            print(version(python), flush=True)
            tell("cold", [guarded(place, python)])
            plain(place, python), traced(place, python)
            ways = {"plain": plain, "traced": traced, "guarded": guarded}
            figures = {name: [] for name in ways}
            for _ in range(rounds):  # in turn, so that the load of the machine is the same for all
                for name, way in ways.items():
                    figures[name].append(way(place, python))
            for name, each in figures.items():
                tell(name, each)


if __name__ == "__main__":
    main()
