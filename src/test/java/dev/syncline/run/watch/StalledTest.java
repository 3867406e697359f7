package dev.syncline.run.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Pool;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.Semaphore;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.RunTest;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs of threads in which no actor can proceed, and runs that only look so for a moment. */
@Timeout(60)
class StalledTest extends RunFixture {
    private Run stall(Consumer<Stage> body) {
        Run run = start(TestScenario.of(body));
        awaitState(run, RunState.STALLED);
        return run;
    }

    private static Note note(Run run, NoteKind kind) {
        return run.log().notes().stream()
                .filter(note -> note.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static String said(Run run) {
        return outcome(run).text();
    }

    @Test
    void anEventThatIsNeverSet() {
        Run run = stall(stage -> {
            Event gate = stage.event("gate");
            stage.start("Ann", gate::await);
            stage.start("Bob", gate::await);
            stage.joinAll();
        });

        assertThat(said(run))
                .startsWith("No actor can proceed: ")
                .contains("wait for \"gate\"", "Main waits for Ann to end")
                .endsWith("Only you can help: gate.set().");
        await().until(() -> run.log().notes().size() == 1);
        Note note = note(run, NoteKind.STALLED);
        assertThat(note.state()).isEqualTo("stalled");
        assertThat(note.details()).containsEntry("help", List.of(Map.of("object", 0, "operation", "set")));
        assertThat((List<?>) note.details().get("waits")).hasSize(3);
        assertThat(outcome(run).grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(run.live()).isTrue();
    }

    @Test
    void aGetWithoutAProducer() {
        Run run = stall(stage -> stage.<String>queue("orders", 0).get());

        assertThat(said(run))
                .isEqualTo("No actor can proceed: Main waits for orders. Only you can help: orders.put().");
    }

    @Test
    void semaphoresCrosswise() {
        Run run = stall(stage -> {
            Semaphore a = stage.semaphore("A", 1);
            Semaphore b = stage.semaphore("B", 1);
            crosswise(stage, a::acquire, b::acquire);
        });

        assertThat(said(run)).contains("Ann waits for B", "Bob waits for A").contains("A.release()", "B.release()");
    }

    @Test
    void aLockWhoseHolderHasEnded() {
        Run run = stall(stage -> {
            Lock lock = stage.lock("lock");
            stage.start("Ann", lock::acquire);
            stage.joinAll();
            lock.acquire();
        });

        assertThat(said(run))
                .isEqualTo("No actor can proceed: Main waits for lock, which Ann still held when it ended. "
                        + "Only you can help: lock.release().");
    }

    @Test
    void mainThatHoldsALockWhileItJoins() {
        Run run = stall(stage -> {
            var lock = stage.rLock("lock");
            lock.acquire();
            stage.start("Ann", lock::acquire);
            stage.joinAll();
        });

        assertThat(said(run))
                .contains("Ann waits for lock, which Main holds", "Main waits for Ann to end")
                .endsWith("Only Stop ends it.");
    }

    @Test
    void anOuterLockThatIsHeldWhileWaitingForANotification() {
        Run run = stall(stage -> {
            Lock outer = stage.lock("outer");
            Lock inner = stage.lock("inner");
            var condition = stage.condition("parcel", inner);
            CountDownLatch holds = new CountDownLatch(1);
            stage.start("Ann", () -> {
                outer.acquire();
                inner.acquire();
                holds.countDown();
                condition.await();
            });
            stage.start("Bob", () -> {
                RunTest.awaitQuietly(holds);
                outer.acquire();
            });
        });

        assertThat(said(run))
                .contains("Ann waits for parcel", "Bob waits for outer, which Ann holds")
                .contains("parcel.notify()", "outer.release()");
    }

    @Test
    void aPoolThatWaitsForItsOwnTasks() {
        Run run = stall(stage -> {
            Pool pool = stage.pool("pool", 1);
            pool.submit("whole", () -> pool.submit("part", () -> 1).result()).result();
        });

        assertThat(said(run)).contains("Worker 1", "Main", "wait for pool");
    }

    @Test
    void aBarrierAndALatchWithoutFurtherArrivals() {
        Run barrier = stall(stage -> stage.barrier("barrier", 2).await());
        assertThat(said(barrier)).contains("barrier.await()", "barrier.abort()");

        Run latch = stall(stage -> stage.latch("latch", 1).await());
        assertThat(said(latch)).endsWith("Only you can help: latch.countDown().");
    }

    @Test
    void aFullQueueAndTasksThatAreNeverDone() {
        Run full = stall(stage -> {
            Queue<String> queue = stage.queue("queue", 1);
            queue.put("first");
            queue.put("second");
        });
        assertThat(said(full)).endsWith("Only you can help: queue.get().");

        Run undone = stall(stage -> {
            Queue<String> queue = stage.queue("queue", 1);
            queue.put("first");
            queue.join();
        });
        assertThat(said(undone)).endsWith("Only you can help: queue.taskDone().");
    }

    @Test
    void aCycleOfLocksIsADeadlockThoughAllActorsWait() {
        Run run = start(TestScenario.of(stage -> {
            Lock a = stage.lock("A");
            Lock b = stage.lock("B");
            crosswise(stage, a::acquire, b::acquire);
        }));

        awaitState(run, RunState.DEADLOCKED);
        run.stop();

        assertThat(run.log().notes()).extracting(Note::kind).containsExactly(NoteKind.DEADLOCK, NoteKind.ENDED);
    }

    @Test
    void aWaitThatGivesUpAndASleepAreNoStandstill() {
        Run run = start(TestScenario.of(stage -> {
            Event gate = stage.event("gate");
            stage.start("Ann", () -> gate.await(Duration.ofMillis(20)));
            stage.start("Bob", () -> stage.sleep(20));
            stage.joinAll();
        }));

        awaitState(run, RunState.FINISHED);

        assertThat(run.log().notes()).extracting(Note::kind).containsExactly(NoteKind.ENDED);
    }

    @Test
    void handingOverAgainAndAgainIsNoStandstill() {
        Run run = start(TestScenario.of(stage -> {
            Lock lock = stage.lock("lock");
            Semaphore ping = stage.semaphore("ping", 1);
            Semaphore pong = stage.semaphore("pong", 0);
            var condition = stage.condition("condition", lock);
            Queue<Integer> queue = stage.queue("queue", 1);
            var barrier = stage.barrier("barrier", 3);
            for (int n = 1; n <= 2; n++) {
                boolean first = n == 1;
                stage.start("Player " + n, () -> {
                    for (int i = 0; i < 400; i++) {
                        (first ? ping : pong).acquire();
                        (first ? pong : ping).release();
                        if (first) {
                            queue.put(i);
                        } else {
                            queue.get();
                        }
                        barrier.await();
                    }
                });
            }
            stage.start("Third", () -> {
                for (int i = 0; i < 400; i++) {
                    barrier.await();
                    lock.acquire();
                    condition.notifyAllWaiters();
                    lock.release();
                }
            });
            stage.joinAll();
        }));

        awaitState(run, RunState.FINISHED);

        assertThat(run.log().notes()).extracting(Note::kind).containsExactly(NoteKind.ENDED);
    }

    private static void crosswise(Stage stage, Runnable a, Runnable b) {
        CountDownLatch both = new CountDownLatch(2);
        stage.start("Ann", () -> takeBoth(a, b, both));
        stage.start("Bob", () -> takeBoth(b, a, both));
    }

    private static void takeBoth(Runnable first, Runnable second, CountDownLatch both) {
        first.run();
        both.countDown();
        RunTest.awaitQuietly(both);
        second.run();
    }
}
