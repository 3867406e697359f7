package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.primitive.Lock;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Limits;
import dev.syncline.scenario.BadKnob;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Outcome;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
public class RunTest extends RunFixture {

    @Test
    void finishesWithTheOutcomeThatTheJudgeTells() {
        Run run = start(TestScenario.of(stage -> {
                    stage.start("Worker", () -> stage.print("hello"));
                    stage.joinAll();
                })
                .with(Outcome.interesting("done", "It printed."))
                .judgedBy(knobs -> new FixedJudge("done", "One line was printed.")));

        awaitState(run, RunState.FINISHED);

        assertThat(run.outcome())
                .isEqualTo(new GradedOutcome("done", Grade.INTERESTING, "correct", "One line was printed."));
        assertThat(kinds(run, "Worker")).containsExactly(Kind.STARTED, Kind.PRINTED, Kind.ENDED);
        assertThat(threadsOf(run)).isZero();
    }

    @Test
    void waitsForActorsThatTheBodyDoesNotJoin() {
        CountDownLatch go = new CountDownLatch(1);
        Run run = start(TestScenario.of(stage -> stage.start("Worker", () -> awaitQuietly(go))));

        await().until(() -> kinds(run, "Main").contains(Kind.ENDED));
        assertThat(run.live()).isTrue();

        go.countDown();
        awaitState(run, RunState.FINISHED);
    }

    @Test
    void stopEndsEveryWaitOfEveryKind() {
        Run run = start(TestScenario.of(stage -> {
            var lock = stage.lock("lock");
            var rLock = stage.rLock("rlock");
            var pool = stage.semaphore("pool", 0);
            var event = stage.event("event");
            var empty = stage.<String>queue("empty", 1);
            var full = stage.<String>queue("full", 1);
            lock.acquire();
            rLock.acquire();
            full.put("x");
            stage.start("a", lock::acquire);
            stage.start("b", rLock::acquire);
            stage.start("c", pool::acquire);
            stage.start("d", event::await);
            stage.start("e", empty::get);
            stage.start("f", () -> full.put("y"));
            stage.start("g", full::join);
            stage.start("h", () -> stage.sleep(60_000));
            stage.start("i", () -> stage.work(60_000));
            stage.joinAll();
        }));
        await().until(() -> run.log().events() >= 10 + 3 + 9);

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(run.outcome())
                .isEqualTo(new GradedOutcome(Outcome.STOPPED, Grade.INTERESTING, "stopped", "Stopped."));
        assertThat(threadsOf(run)).isLessThanOrEqualTo(1); // the supervisor may just be ending
        await().until(() -> threadsOf(run) == 0);
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")) {
            assertThat(kinds(run, name)).last().isEqualTo(Kind.ENDED);
        }
    }

    @Test
    void stopEndsADeadlockOfAHundredThreads() {
        int parties = 100;
        runs(new Limits(200, 200, 1_000_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMinutes(1), 32));
        Run run = start(TestScenario.of(stage -> {
            List<Lock> locks = new ArrayList<>();
            for (int i = 0; i < parties; i++) {
                locks.add(stage.lock("lock " + i));
            }
            CountDownLatch all = new CountDownLatch(parties);
            for (int i = 0; i < parties; i++) {
                int left = i;
                stage.start("Philosopher " + i, () -> {
                    locks.get(left).acquire();
                    all.countDown();
                    awaitQuietly(all);
                    locks.get((left + 1) % parties).acquire();
                });
            }
        }));
        awaitState(run, RunState.DEADLOCKED);
        assertThat(outcome(run).text()).contains("Philosopher 99 waits for lock 0, which Philosopher 0 holds");

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.DEADLOCKED);
        await().until(() -> threadsOf(run) == 0);
    }

    @Test
    void saysWhichThreadDidNotEnd() {
        AtomicBoolean spin = new AtomicBoolean(true);
        Run run = start(TestScenario.of(stage -> stage.start("Spinner", () -> {
            while (spin.get()) {
                Thread.onSpinWait();
            }
        })));
        await().until(() -> run.log().events() >= 2);

        run.stop();
        spin.set(false);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text()).contains("Spinner did not end");
    }

    @Test
    void failsWhenAnActorEndsWithAnError() {
        Run run = start(TestScenario.of(stage -> stage.start("Worker", () -> {
            throw new IllegalStateException("no more paper");
        })));

        awaitState(run, RunState.FAILED);

        assertThat(run.outcome())
                .isEqualTo(new GradedOutcome(
                        "failed",
                        Grade.FORBIDDEN,
                        "error",
                        "Worker ended with an error. IllegalStateException: no more paper"));
        assertThat(kinds(run, "Worker")).containsExactly(Kind.STARTED, Kind.RAISED, Kind.ENDED);
    }

    @Test
    void doesWhatTheUserAsksFor() {
        Run run = start(TestScenario.of(stage -> {
            var queue = stage.<String>queue("queue", 1);
            stage.boundedSemaphore("pool", 1);
            stage.event("event").await();
            stage.print(queue.get());
        }));
        await().until(() -> run.log().events() >= 2);

        assertThat(run.operate("queue", "put", 100)).isEqualTo(new OperationResult(true, null, null));
        assertThat(run.operate("queue", "size", null)).isEqualTo(new OperationResult(true, null, 1));
        assertThat(run.operate("pool", "release", null).raised())
                .isEqualTo("IllegalStateException: Semaphore released too many times");
        assertThatThrownBy(() -> run.operate("door", "put", null))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there are: event, pool, queue");
        assertThatThrownBy(() -> run.operate("event", "open", null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("clear, isSet, set");
        assertThatThrownBy(() -> run.operate("queue", "put", null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(run.operate("event", "set", null).done()).isTrue();

        awaitState(run, RunState.FINISHED);
        assertThat(kinds(run, "You"))
                .contains(Kind.PUT, Kind.RAISED, Kind.SET)
                .last()
                .isEqualTo(Kind.ENDED);
        assertThatThrownBy(() -> run.operate("event", "set", null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void turnsOnlyLiveKnobsWithinTheirRange() {
        Run run = start(TestScenario.of(stage -> {
                    while (stage.integer("speed") < 9) {
                        stage.sleep(0.1);
                    }
                })
                .with(
                        Knob.integer("speed", "Speed", 1, 9, 1, "").whileRunning(),
                        Knob.integer("threads", "Threads", 1, 9, 1, "")));

        assertThatThrownBy(() -> run.turn(Map.of("threads", 2))).isInstanceOf(BadKnob.class);
        assertThatThrownBy(() -> run.turn(Map.of("speed", 10))).isInstanceOf(BadKnob.class);
        assertThatThrownBy(() -> run.turn(Map.of("sped", 2))).isInstanceOf(BadKnob.class);
        run.turn(Map.of("speed", 9));

        awaitState(run, RunState.FINISHED);
        assertThat(run.knobs()).containsEntry("speed", 9);
        assertThat(run.log().notes()).extracting(Note::text).contains("Speed is now 9.");
    }

    @Test
    void aFairLockIsKnownAsFairAndNotTakenAgainByWhoReleasesItWhileAnotherWaits() {
        Run run = start(TestScenario.of(stage -> {
                    Lock lock = stage.lock("lock", true);
                    lock.acquire();
                    stage.start("Worker", lock::acquire);
                    while (stage.integer("waiting") == 0) {
                        stage.sleep(0.1);
                    }
                    lock.release();
                    if (!lock.tryAcquire()) {
                        stage.print("handed over");
                    }
                })
                .with(Knob.integer("waiting", "Waiting", 0, 1, 0, "").whileRunning()));
        await().until(() -> kinds(run, "Worker").contains(Kind.WAITING));
        run.turn(Map.of("waiting", 1));

        awaitState(run, RunState.FINISHED);
        assertThat(run.entities().objects().get(0).attributes()).containsEntry("fair", true);
        assertThat(kinds(run, "Main")).contains(Kind.PRINTED);
    }

    @Test
    void givesEveryActorTheSameRandomNumbersForTheSameSeed() {
        TestScenario sketch = TestScenario.of(stage -> stage.start(
                "Worker", () -> stage.print(String.valueOf(stage.random().nextInt()))));

        assertThat(printed(sketch)).isEqualTo(printed(sketch)).hasSize(1);
    }

    private List<String> printed(TestScenario sketch) {
        Run run = start(sketch);
        awaitState(run, RunState.FINISHED);
        List<String> lines = new ArrayList<>();
        run.log().replay(0, event -> {
            if (event.kind() == Kind.PRINTED) {
                lines.add(event.text());
            }
        });
        return lines;
    }

    static List<Kind> kinds(Run run, String actorName) {
        List<Kind> kinds = new ArrayList<>();
        run.log().replay(0, event -> {
            if (run.entities().actors().get(event.actor()).name().equals(actorName)) {
                kinds.add(event.kind());
            }
        });
        return kinds;
    }

    public static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
