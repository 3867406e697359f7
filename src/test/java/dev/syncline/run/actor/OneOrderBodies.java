package dev.syncline.run.actor;

import static java.util.stream.Collectors.toList;

import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Future;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Pool;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.ShutDown;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Bodies in which one operation releases several actors at once, or a timeout ends a wait. */
final class OneOrderBodies {
    private static final int WAITERS = 4;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(20);

    private OneOrderBodies() {}

    /** Starts several actors that wait, and one that does {@code last}; each does something more when it can proceed. */
    private static void crowd(Stage stage, Runnable waits, Runnable last) {
        SharedVariable after = stage.variable("after", 0);
        for (int n = 1; n <= WAITERS; n++) {
            stage.start("Waiter " + n, () -> {
                waits.run();
                after.write(after.read() + 1);
            });
        }
        stage.start("Last", () -> {
            for (int n = 0; n < WAITERS; n++) {
                after.read();
            }
            last.run();
            last.run();
        });
        stage.joinAll();
        after.read();
    }

    /** A release of several permits. */
    static void release(Stage stage) {
        Semaphore semaphore = stage.semaphore("semaphore", 0);
        crowd(stage, semaphore::acquire, () -> semaphore.release(3));
    }

    /** A notification of all waiters. */
    static void notifyAllWaiters(Stage stage) {
        Condition condition = stage.condition("condition", stage.rLock("lock"));
        crowd(
                stage,
                () -> {
                    condition.lock().acquire();
                    condition.await();
                    condition.lock().release();
                },
                () -> {
                    condition.lock().acquire();
                    condition.notifyAllWaiters();
                    condition.lock().release();
                });
    }

    /** An event that several wait for. */
    static void set(Stage stage) {
        Event event = stage.event("event");
        crowd(stage, event::await, event::set);
    }

    /** A barrier; {@code last} is what the last to come does. */
    static void meet(Stage stage, ToIntFunction<Barrier> last) {
        Barrier barrier = stage.barrier("barrier", WAITERS + 1);
        boolean[] done = new boolean[1];
        crowd(stage, () -> meetAt(stage, barrier::await), () -> {
            if (!done[0]) {
                done[0] = true;
                stage.print(String.valueOf(last.applyAsInt(barrier)));
            }
        });
    }

    private static void meetAt(Stage stage, Runnable meets) {
        try {
            meets.run();
        } catch (BrokenBarrierError broken) {
            stage.print("broken");
        }
    }

    /** A queue that is shut down under its consumers or, with a capacity, its producers. */
    static void shutdown(Stage stage, int capacity) {
        Queue<String> queue = stage.queue("queue", capacity);
        if (capacity > 0) {
            queue.put("in the way");
        }
        crowd(
                stage,
                () -> {
                    try {
                        if (capacity > 0) {
                            queue.put("item");
                        } else {
                            queue.get();
                        }
                    } catch (ShutDown down) {
                        stage.print("shut down");
                    }
                },
                () -> queue.shutdown(false));
    }

    /** A queue whose last task is done. */
    static void taskDone(Stage stage) {
        Queue<String> queue = stage.queue("queue", 0);
        queue.put("a");
        queue.put("b");
        crowd(stage, queue::join, () -> {
            queue.get();
            queue.taskDone();
        });
    }

    /** A latch. */
    static void countDown(Stage stage) {
        Latch latch = stage.latch("latch", 2);
        crowd(stage, latch::await, latch::countDown);
    }

    /** A pool, and several that wait for one of its results. */
    static void pool(Stage stage) {
        Pool pool = stage.pool("pool", 3);
        SharedVariable sum = stage.variable("sum", 0);
        Future<Integer> slow = pool.submit("slow", () -> {
            stage.work(300);
            sum.write(sum.read() + 1);
            return 7;
        });
        pool.shutdown();
        crowd(stage, () -> stage.print(String.valueOf(slow.result())), () -> sum.write(sum.read() + 1));
    }

    /** A lock that its holder releases. */
    static void lock(Stage stage) {
        Lock lock = stage.lock("lock");
        lock.acquire();
        boolean[] done = new boolean[1];
        crowd(
                stage,
                () -> {
                    lock.acquire();
                    lock.release();
                },
                () -> {
                    if (!done[0]) {
                        done[0] = true;
                        lock.release();
                    }
                });
    }

    /** Two that join the same thread. */
    static void join(Stage stage) {
        SharedVariable after = stage.variable("after", 0);
        stage.start("Joined", () -> {
            for (int n = 0; n < WAITERS; n++) {
                after.read();
            }
        });
        stage.start("Joiner", () -> {
            stage.joinAll();
            after.write(after.read() + 1);
        });
        stage.joinAll();
        after.read();
    }

    /** Waits with a timeout, some of which end by it. */
    static void timeouts(Stage stage) {
        Queue<String> queue = stage.queue("queue", 0);
        Semaphore semaphore = stage.semaphore("semaphore", 0);
        Event event = stage.event("event");
        stage.start("Consumer", () -> {
            try {
                stage.print(queue.get(SOON));
            } catch (Empty empty) {
                stage.print("empty");
            }
        });
        stage.start("Taker", () -> stage.print(String.valueOf(semaphore.acquire(LATE))));
        stage.start("Watcher", () -> {
            stage.print(String.valueOf(event.await(LATE)));
            semaphore.release();
        });
        stage.start("Sleeper", () -> {
            stage.sleep(10_000);
            queue.put("late");
        });
        stage.joinAll();
    }

    /** A barrier that is broken by a timeout. */
    static void meetLate(Stage stage) {
        Barrier barrier = stage.barrier("barrier", WAITERS + 1);
        List<String> names =
                IntStream.rangeClosed(1, WAITERS).mapToObj(n -> "Party " + n).collect(toList());
        for (String name : names) {
            stage.start(name, () -> meetAt(stage, () -> barrier.await(name.endsWith("2") ? SOON : LATE)));
        }
        stage.joinAll();
    }

    /** Work and sleep. */
    static void rest(Stage stage) {
        for (int n = 1; n <= WAITERS; n++) {
            int millis = 1_000 * (WAITERS - n + 1);
            stage.start("Worker " + n, () -> {
                stage.work(millis);
                stage.sleep(millis);
            });
        }
        stage.joinAll();
    }
}
