package dev.syncline.run.actor;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.BrokenBarrierError;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Empty;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Future;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Pool;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.primitive.ShutDown;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that was led by hand from its first operation to its last is played again by its schedule, event by event, every
 * time: with every operation that releases several at once, and with timeouts. {@code -Dsyncline.order.plays=1000} plays
 * more often.
 */
@Timeout(1_800)
class OneOrderTest extends RunFixture {
    private static final int PLAYS = Integer.getInteger("syncline.order.plays", 20);
    private static final int WAITERS = 4;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(20);

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("release of several permits", OneOrderTest::release),
                body("notify all", OneOrderTest::notifyAllWaiters),
                body("set", OneOrderTest::set),
                body("barrier that is passed", stage -> meet(stage, Barrier::await)),
                body(
                        "barrier that is broken",
                        stage -> meet(stage, barrier -> {
                            barrier.abort();
                            return 0;
                        })),
                body(
                        "barrier that is reset",
                        stage -> meet(stage, barrier -> {
                            barrier.reset();
                            return 0;
                        })),
                body("shutdown under consumers", stage -> shutdown(stage, 0)),
                body("shutdown under producers", stage -> shutdown(stage, 1)),
                body("the last task that is done", OneOrderTest::taskDone),
                body("latch", OneOrderTest::countDown),
                body("pool and futures", OneOrderTest::pool),
                body("release of a lock", OneOrderTest::lock),
                body("two who join one thread", OneOrderTest::join),
                body("timeouts", OneOrderTest::timeouts),
                body("a barrier whose time runs out", OneOrderTest::meetLate),
                body("work and sleep", OneOrderTest::rest));
    }

    private static Arguments body(String name, Consumer<Stage> body) {
        return Arguments.of(name, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isPlayedAgainEventByEvent(String name, Consumer<Stage> body) {
        Run led = runs(ROOMY).start(TestScenario.of(body), "threads", Map.of(), 1, new StartMode(null, 0, true));
        while (led.live()) {
            step(led);
        }
        List<String> first = events(led);
        StartMode order = new StartMode(Objects.requireNonNull(led.schedule()), 0, false);

        Set<List<String>> seen = new HashSet<>(List.of(first));
        for (int i = 0; i < PLAYS && seen.size() == 1; i++) {
            Run run = runs(ROOMY).start(TestScenario.of(body), "threads", Map.of(), 1, order);
            await().pollInterval(Duration.ofMillis(1)).until(() -> !run.live());
            assertThat(run.log().notes()).noneMatch(note -> note.text().contains("cannot go on"));
            seen.add(events(run));
        }

        assertThat(first).anyMatch(event -> event.contains(" waiting ") || event.contains(" working "));
        assertThat(seen).hasSize(1);
    }

    /** Does one step, or notes that no actor is left that could. */
    private static void step(Run run) {
        try {
            run.step(null);
        } catch (IllegalStateException noneIsLeft) {
            await().until(() -> !run.live());
        }
    }

    private static List<String> events(Run run) {
        List<String> all = new ArrayList<>();
        run.log()
                .replay(
                        0,
                        (seq, t, kind, actor, object, value, peer, line, timed, text) -> all.add("%d %s %d %d by %d: %s"
                                .formatted(actor, kind.word(), object, value, peer, kind == Kind.PRINTED ? text : "")));
        return all;
    }

    /** Starts so many who do the same, after whom {@code last} is done; each does something more when it can go on. */
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

    private static void release(Stage stage) {
        Semaphore semaphore = stage.semaphore("semaphore", 0);
        crowd(stage, semaphore::acquire, () -> semaphore.release(3));
    }

    private static void notifyAllWaiters(Stage stage) {
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

    private static void set(Stage stage) {
        Event event = stage.event("event");
        crowd(stage, event::await, event::set);
    }

    private static void meet(Stage stage, ToIntFunction<Barrier> last) {
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

    private static void shutdown(Stage stage, int capacity) {
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

    private static void taskDone(Stage stage) {
        Queue<String> queue = stage.queue("queue", 0);
        queue.put("a");
        queue.put("b");
        crowd(stage, queue::join, () -> {
            queue.get();
            queue.taskDone();
        });
    }

    private static void countDown(Stage stage) {
        Latch latch = stage.latch("latch", 2);
        crowd(stage, latch::await, latch::countDown);
    }

    private static void pool(Stage stage) {
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

    private static void lock(Stage stage) {
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

    private static void join(Stage stage) {
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

    private static void timeouts(Stage stage) {
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

    private static void meetLate(Stage stage) {
        Barrier barrier = stage.barrier("barrier", WAITERS + 1);
        List<String> names =
                IntStream.rangeClosed(1, WAITERS).mapToObj(n -> "Party " + n).collect(toList());
        for (String name : names) {
            stage.start(name, () -> meetAt(stage, () -> barrier.await(name.endsWith("2") ? SOON : LATE)));
        }
        stage.joinAll();
    }

    private static void rest(Stage stage) {
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
