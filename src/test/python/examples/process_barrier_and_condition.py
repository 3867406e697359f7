"""Processes that meet at a barrier, and processes that wait for a condition."""

from multiprocessing import Barrier, Condition, Event, Process, Semaphore, Value


def meet(barrier, first):
    if barrier.wait() == 0:
        with first.get_lock():
            first.value += 1


def wait(condition, ready, woken):
    with condition:
        condition.wait_for(lambda: ready.value)
        woken.value += 1


def pass_gate(gate, permits):
    gate.wait()
    with permits:
        pass


def run(target, arguments):
    processes = [Process(target=target, args=arguments) for _ in range(3)]
    for process in processes:
        process.start()
    return processes


if __name__ == "__main__":
    first = Value("i", 0)
    for process in run(meet, (Barrier(3), first)):
        process.join()
    print("first at the barrier:", first.value)
    condition, ready, woken = Condition(), Value("i", 0, lock=False), Value("i", 0, lock=False)
    processes = run(wait, (condition, ready, woken))
    with condition:
        ready.value = 1
        condition.notify_all()
    for process in processes:
        process.join()
    print("woken:", woken.value)
    gate = Event()
    processes = run(pass_gate, (gate, Semaphore(2)))
    gate.set()
    for process in processes:
        process.join()
    print("passed:", [process.exitcode for process in processes])
