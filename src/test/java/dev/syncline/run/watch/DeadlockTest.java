package dev.syncline.run.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.primitive.AnyLock;
import dev.syncline.run.FixedJudge;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.RunTest;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.series.Series;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.run.series.SeriesState;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlockTest extends RunFixture {

    @Test
    void namesTheCycleTheMomentItCloses() {
        Run run = start(TestScenario.of(DeadlockTest::embrace).with(Outcome.expected("deadlock", "Opposite orders.")));

        awaitState(run, RunState.DEADLOCKED);

        assertThat(outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(outcome(run).text())
                .startsWith("Deadlock: ")
                .contains("Ann waits for B, which Bob holds", "Bob waits for A, which Ann holds")
                .endsWith("Opposite orders.");
        assertThat(run.live()).isTrue();
        await().until(() -> run.log().notes().stream().anyMatch(n -> n.kind() == NoteKind.DEADLOCK));
        assertThat(run.log().notes().get(0).details().get("cycle"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void callsItForbiddenIfTheScenarioDoesNotExpectIt() {
        Run run = start(TestScenario.of(DeadlockTest::embrace));

        awaitState(run, RunState.DEADLOCKED);

        assertThat(outcome(run).grade()).isEqualTo(Grade.FORBIDDEN);
    }

    @Test
    void callsItForbiddenAtASettingForWhichTheScenarioDoesNotDeclareIt() {
        Knob cure = Knob.onOff("cure", "Cure", true, "Whether nothing can go wrong.");
        Outcome withoutTheCure =
                Outcome.expected("deadlock", "Opposite orders.").when("cure", false);
        Run run = start(TestScenario.of(DeadlockTest::embrace).with(cure).with(withoutTheCure));

        awaitState(run, RunState.DEADLOCKED);

        assertThat(outcome(run).grade()).isEqualTo(Grade.FORBIDDEN);
    }

    @Test
    void findsAnActorThatWaitsForItself() {
        Run run = start(TestScenario.of(stage -> {
            var lock = stage.lock("lock");
            lock.acquire();
            lock.acquire();
        }));

        awaitState(run, RunState.DEADLOCKED);

        assertThat(outcome(run).text()).isEqualTo("Deadlock: Main waits for lock, which it holds itself.");
    }

    @Test
    void addressesTheUserInTheSentenceAboutTheirOwnWaits() {
        Run run = start(TestScenario.of(stage -> {
            stage.lock("lock");
            stage.event("never").await();
        }));
        await().until(() -> run.log().entities().objects().size() == 2);

        run.operate("lock", "acquire", null);
        run.operate("lock", "acquire", null);

        awaitState(run, RunState.DEADLOCKED);
        assertThat(outcome(run).text()).isEqualTo("Deadlock: You wait for lock, which you hold yourself.");
    }

    @Test
    void doesNotTakeATimedWaitForADeadlock() {
        Run run = start(TestScenario.of(stage -> {
            var lock = stage.lock("lock");
            lock.acquire();
            lock.acquire(Duration.ofMillis(20));
        }));

        awaitState(run, RunState.FINISHED);

        assertThat(run.log().notes()).noneMatch(note -> note.kind() == NoteKind.DEADLOCK);
    }

    @Test
    void withdrawsItWhenAnotherActorReleasesTheLock() {
        Run run = start(TestScenario.of(stage -> {
            var lock = stage.lock("lock");
            lock.acquire();
            lock.acquire();
        }));
        awaitState(run, RunState.DEADLOCKED);

        run.operate("lock", "release", null);

        awaitState(run, RunState.FINISHED);
        assertThat(run.log().notes())
                .extracting(n -> n.kind())
                .containsExactly(NoteKind.DEADLOCK, NoteKind.RESOLVED, NoteKind.ENDED);
    }

    @Test
    void takesBackOnlyTheCycleThatIsDissolved() {
        Run run = start(TestScenario.of(stage -> {
            for (String name : List.of("A", "B")) {
                var lock = stage.lock(name);
                stage.start("Holder of " + name, () -> {
                    lock.acquire();
                    lock.acquire();
                });
            }
        }));
        await().until(() -> run.log().notes().size() == 2);

        run.operate("A", "release", null);

        await().until(() -> run.log().notes().size() == 3);
        assertThat(run.state()).isEqualTo(RunState.DEADLOCKED);
        Note resolved = run.log().notes().get(2);
        assertThat(resolved.kind()).isEqualTo(NoteKind.RESOLVED);
        assertThat(resolved.state()).isEqualTo("deadlocked");
        assertThat(resolved.details()).containsEntry("of", "deadlock").containsKey("cycle");
        run.operate("B", "release", null);
        awaitState(run, RunState.FINISHED);
    }

    @Test
    void aLockThatIsASignalIsNoDeadlockInASeries() {
        Series series = new SeriesRegistry(runs(), Duration.ofSeconds(30))
                .start(new SeriesSpec(
                        TestScenario.of(DeadlockTest::signal)
                                .with(Outcome.expected("signalled", "The signal came."))
                                .judgedBy(knobs -> new FixedJudge("signalled", "It came.")),
                        "threads",
                        Map.of(),
                        10,
                        1));

        await().atMost(Duration.ofSeconds(30)).until(() -> series.state() == SeriesState.FINISHED);

        assertThat(series.outcomeCounts()).singleElement().satisfies(outcomeCount -> {
            assertThat(outcomeCount.id()).isEqualTo("signalled");
            assertThat(outcomeCount.count()).isEqualTo(10);
        });
    }

    @Test
    void aCycleThatCannotBeDissolvedEndsARunOfASeriesAtOnce() {
        Series series = new SeriesRegistry(runs(), Duration.ofDays(1))
                .start(new SeriesSpec(TestScenario.of(DeadlockTest::embrace), "threads", Map.of(), 2, 1));

        await().atMost(Duration.ofSeconds(20)).until(() -> series.state() == SeriesState.FINISHED);

        assertThat(series.outcomeCounts())
                .singleElement()
                .satisfies(outcomeCount -> assertThat(outcomeCount.id()).isEqualTo(Outcome.DEADLOCK));
    }

    @Test
    void lettingGoInTimeIsNoDeadlock() {
        Run run = start(TestScenario.of(stage -> {
            var a = stage.rLock("A");
            var b = stage.rLock("B");
            for (String name : List.of("Ann", "Bob")) {
                stage.start(name, () -> {
                    for (int i = 0; i < 2_000; i++) {
                        a.acquire();
                        b.acquire();
                        a.release();
                        b.release();
                    }
                });
            }
        }));

        awaitState(run, RunState.FINISHED);

        assertThat(run.log().notes()).noneMatch(note -> note.kind() == NoteKind.DEADLOCK);
    }

    @Test
    void endsWhenItsLingerTimeIsOver() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMillis(20), 32));
        Run run = start(TestScenario.of(DeadlockTest::embrace));

        await().until(() -> !run.live());

        assertThat(run.state()).isEqualTo(RunState.DEADLOCKED);
    }

    @Test
    void makesRoomForAnotherRun() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 1, 3, 1 << 24, Duration.ofMinutes(1), 32));
        Run first = start(TestScenario.of(stage -> embrace(stage.rLock("A"), stage.rLock("B"), stage)));
        awaitState(first, RunState.DEADLOCKED);

        Run second = runs().start(TestScenario.of(stage -> stage.print("in")), "threads", Map.of(), 1);

        assertThat(first.live()).isFalse();
        awaitState(second, RunState.FINISHED);
    }

    @Test
    void keepsItsPlaceAsLongAsAnotherActorCanReleaseTheLock() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 1, 3, 1 << 24, Duration.ofMinutes(1), 32));
        CountDownLatch refused = new CountDownLatch(1);
        Run signalled = start(TestScenario.of(stage -> {
            var lock = stage.lock("lock");
            lock.acquire();
            stage.start("Helper", () -> {
                RunTest.awaitQuietly(refused);
                lock.release();
            });
            lock.acquire();
        }));
        awaitState(signalled, RunState.DEADLOCKED);

        assertThatThrownBy(() -> start(TestScenario.of(stage -> stage.print("in"))))
                .isInstanceOf(LimitExceeded.class);

        refused.countDown();
        awaitState(signalled, RunState.FINISHED);
    }

    /** A lock that its holder waits for, until another actor releases it. */
    private static void signal(Stage stage) {
        var lock = stage.lock("lock");
        CountDownLatch waits = new CountDownLatch(1);
        stage.start("Helper", () -> {
            RunTest.awaitQuietly(waits);
            stage.sleep(20);
            lock.release();
        });
        lock.acquire();
        waits.countDown();
        lock.acquire();
    }

    private static void embrace(Stage stage) {
        embrace(stage.lock("A"), stage.lock("B"), stage);
    }

    private static void embrace(AnyLock a, AnyLock b, Stage stage) {
        CountDownLatch both = new CountDownLatch(2);
        stage.start("Ann", () -> {
            a.acquire();
            both.countDown();
            RunTest.awaitQuietly(both);
            b.acquire();
        });
        stage.start("Bob", () -> {
            b.acquire();
            both.countDown();
            RunTest.awaitQuietly(both);
            a.acquire();
        });
    }
}
