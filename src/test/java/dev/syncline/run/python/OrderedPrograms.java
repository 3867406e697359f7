package dev.syncline.run.python;

/** Programs in which one operation lets several actors go on, or in which actors wait for each other in many ways. */
public final class OrderedPrograms {
    /** Locks, a semaphore and joins. */
    public static final String LOCKS = """
            from threading import Lock, RLock, Semaphore, Thread

            lock, rlock, seats = Lock(), RLock(), Semaphore(2)


            def work():
                with seats:
                    with lock:
                        with rlock, rlock:
                            print("in")
                    lock.acquire()
                    lock.release()


            workers = [Thread(target=work, name=name) for name in ("Ann", "Bob", "Cid")]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
            """;

    /** One set(), one notify_all(), one barrier and one end let several go on. */
    public static final String TOGETHER = """
            from threading import Barrier, Condition, Event, Thread

            gate, meeting, ready = Event(), Barrier(3), Condition()
            is_ready = []


            def work():
                gate.wait()
                meeting.wait()
                with ready:
                    while not is_ready:
                        ready.wait()
                first.join()
                print("done")


            first = Thread(target=lambda: gate.wait(), name="First")
            workers = [Thread(target=work, name=name) for name in ("Ann", "Bob", "Cid")]
            for worker in (*workers, first):
                worker.start()
            gate.set()
            with ready:
                is_ready.append(True)
                ready.notify_all()
            for worker in workers:
                worker.join()
            """;

    /** Queues, and waits that time out. */
    public static final String QUEUES = """
            from queue import Empty, Full, Queue
            from threading import Thread
            from time import sleep

            tasks, results = Queue(1), Queue()


            def produce():
                for n in range(3):
                    try:
                        tasks.put(n, timeout=5)
                    except Full:
                        print("full")
                    sleep(0.2)


            def consume():
                for _ in range(2):
                    try:
                        results.put(tasks.get(timeout=3))
                    except Empty:
                        print("empty")


            actors = [Thread(target=produce, name="Producer")]
            actors += [Thread(target=consume, name=f"Consumer {n}") for n in (1, 2)]
            for actor in actors:
                actor.start()
            for actor in actors:
                actor.join(30)
            """;

    /** Processes that share a lock, a semaphore, a value and an event. */
    public static final String PROCESSES = """
            from multiprocessing import get_context

            fork = get_context("fork")
            lock, seats, gate, total = fork.Lock(), fork.Semaphore(1), fork.Event(), fork.Value("i", 0)


            def work():
                gate.wait()
                with seats:
                    with total.get_lock():
                        total.value += 1
                with lock:
                    print("in")


            if __name__ == "__main__":
                workers = [fork.Process(target=work, name=name) for name in ("Ann", "Bob")]
                for worker in workers:
                    worker.start()
                gate.set()
                for worker in workers:
                    worker.join()
            """;

    private static final String MESSAGES = """
            from multiprocessing import get_context

            context = get_context("METHOD")


            def work(tasks, end, ready, is_ready, meeting):
                meeting.wait()
                item = tasks.get()
                with ready:
                    while not is_ready.value:
                        ready.wait()
                end.send(item + 1)


            if __name__ == "__main__":
                tasks, ready, is_ready = context.Queue(), context.Condition(), context.Value("b", 0)
                meeting = context.Barrier(2)
                ends = [context.Pipe() for _ in range(2)]
                workers = [
                    context.Process(target=work, args=(tasks, ends[n][1], ready, is_ready, meeting), name=name)
                    for n, name in enumerate(("Ann", "Bob"))
                ]
                for worker in workers:
                    worker.start()
                tasks.put(1)
                tasks.put(2)
                with ready:
                    is_ready.value = 1
                    ready.notify_all()
                print(sum(end[0].recv() for end in ends))
                for worker in workers:
                    worker.join()
            """;

    private OrderedPrograms() {}

    /**
     * Processes, started by {@code fork}, {@code spawn} or {@code forkserver}, that hand over items through a queue and a pipe, and
     * meet at a condition and a barrier.
     */
    public static String messages(String startMethod) {
        return MESSAGES.replace("METHOD", startMethod);
    }
}
