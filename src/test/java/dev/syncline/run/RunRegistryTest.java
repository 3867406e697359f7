package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RunRegistryTest extends RunFixture {
    private static final TestScenario ENDLESS = TestScenario.of(stage -> stage.sleep(86_400_000));
    private static final TestScenario SHORT = TestScenario.of(stage -> stage.print("short"));

    @Test
    void refusesARunTooMany() {
        List<Run> three = List.of(start(ENDLESS), start(ENDLESS), start(ENDLESS));

        assertThatThrownBy(() -> start(ENDLESS))
                .isInstanceOf(LimitExceeded.class)
                .hasMessage("3 runs are already going, which is the limit; stop one first.");
        assertThat(runs().all()).hasSize(3);

        three.get(0).stop();
        assertThat(start(ENDLESS).live()).isTrue();
    }

    @Test
    void refusesAnUnknownEngine() {
        assertThatThrownBy(() -> runs().start(SHORT, "steam", Map.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no engine “steam” here; there are: threads");
        assertThat(runs().all()).isEmpty();
    }

    @Test
    void stopsARunAtItsLimitOfEvents() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMinutes(1), 32));
        Run run = start(TestScenario.of(RunRegistryTest::printForever));

        awaitState(run, RunState.STOPPED);

        assertThat(outcome(run).text()).isEqualTo("Stopped at its limit of 1,000 events.");
    }

    @Test
    void stopsARunAtItsLimitOfTime() {
        runs(new Limits(9, 9, 1_000, Duration.ofSeconds(1), 3, 3, 1 << 24, Duration.ofMinutes(1), 32));
        Run run = start(ENDLESS);

        awaitState(run, RunState.STOPPED);
    }

    @Test
    void failsARunWithTooManyActorsOrObjects() {
        Run crowd = start(TestScenario.of(stage -> {
            for (int i = 0; i < 400; i++) {
                stage.start("Worker " + i, () -> {});
            }
        }));
        Run sharedObjects = start(TestScenario.of(stage -> {
            for (int i = 0; i < 400; i++) {
                stage.lock("lock " + i);
            }
        }));

        awaitState(crowd, RunState.FAILED);
        awaitState(sharedObjects, RunState.FAILED);
        assertThat(outcome(crowd).text()).contains("A run may have at most 300 actors.");
        assertThat(outcome(sharedObjects).text()).contains("A run may have at most 8 objects.");
    }

    @Test
    void keepsTheNewestRunsOnly() throws IOException {
        List<Run> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Run run = start(SHORT);
            awaitState(run, RunState.FINISHED);
            all.add(run);
        }

        await().until(() -> runs().all().size() == 3);
        assertThat(runs().find(all.get(4).id())).isPresent();
        await().until(() -> logFiles() == 3);
    }

    @Test
    void forgetsARunWhoseLogHasBeenDeleted() throws IOException {
        Run deleted = start(SHORT);
        Run kept = start(SHORT);
        awaitState(deleted, RunState.FINISHED);
        awaitState(kept, RunState.FINISHED);

        Files.delete(deleted.log().file());

        assertThat(runs().all()).containsExactly(kept);
        assertThat(runs().find(deleted.id())).isEmpty();
        assertThat(runs().discard(deleted.id())).isFalse();
    }

    @Test
    void knowsTheNewestRunOfAScenarioUntilThatIsDiscarded() {
        assertThat(runs().newest(SHORT.id())).isEmpty();
        Run first = start(SHORT);
        Run second = start(SHORT);
        awaitState(first, RunState.FINISHED);
        awaitState(second, RunState.FINISHED);

        assertThat(runs().newest(SHORT.id())).contains(second);

        runs().discard(second.id());
        assertThat(runs().newest(SHORT.id())).isEmpty();
    }

    @Test
    void takesNoKeptRunOfASeriesForTheNewest() {
        Run first = start(SHORT);
        Run ofSeries =
                runs().startSeriesRun(new SeriesSpec(SHORT, "threads", Map.of(), 1, 1), 1, Duration.ofMinutes(1));
        awaitState(ofSeries, RunState.FINISHED);
        runs().keep(ofSeries);

        assertThat(runs().newest(SHORT.id())).contains(first);
    }

    @Test
    void discardsALiveRun() throws IOException {
        Run run = start(ENDLESS);

        assertThat(runs().discard(run.id())).isTrue();

        assertThat(runs().find(run.id())).isEmpty();
        assertThat(runs().discard(run.id())).isFalse();
        await().until(() -> threadsOf(run) == 0);
        assertThat(logFiles()).isZero();
    }

    @Test
    void findsTheRunsOfAnEarlierServer() {
        Run run = start(SHORT);
        awaitState(run, RunState.FINISHED);
        Run cut = start(ENDLESS);

        restart();

        Run again = runs().find(run.id()).orElseThrow();
        assertThat(again.state()).isEqualTo(RunState.FINISHED);
        assertThat(again.outcome()).isEqualTo(run.outcome());
        assertThat(again.events()).isEqualTo(run.events());
        assertThat(again.live()).isFalse();
        again.stop();
        assertThatThrownBy(again::pause).isInstanceOf(IllegalStateException.class);
        assertThat(runs().find(cut.id()).orElseThrow().outcome())
                .isEqualTo(new GradedOutcome("stopped", Grade.INTERESTING, "stopped", "Stopped with the server."));
    }

    @Test
    void saysOfARunThatLostItsServerThatItDid(@TempDir Path copy) throws IOException {
        Run run = start(ENDLESS);
        await().until(() -> run.log().events() >= 2);
        Files.copy(run.log().file(), copy.resolve(run.log().file().getFileName()));

        try (RunRegistry later = new RunRegistry(copy, SMALL)) {
            Run found = later.find(run.id()).orElseThrow();
            assertThat(found.state()).isEqualTo(RunState.FAILED);
            assertThat(outcome(found).text()).isEqualTo("The server ended while this run was in progress.");
        }
    }

    @Test
    void leavesTheRunsOfAnotherServerAlone() {
        Run run = start(ENDLESS);

        try (RunRegistry second = new RunRegistry(directory, SMALL)) {
            assertThat(second.all()).isEmpty();
            Run other = second.start(SHORT, "threads", Map.of(), 1);
            assertThat(other.log().file().getParent()).isNotEqualTo(directory);
        }
        assertThat(run.live()).isTrue();
    }

    @Test
    void startsAndStopsFromManyThreadsAtOnce() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            new Thread(() -> {
                        try {
                            start(ENDLESS).stop();
                        } catch (LimitExceeded refused) {
                            assertThat(refused).hasMessageContaining("limit");
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        done.await();

        assertThat(runs().all()).noneMatch(Run::live);
    }

    private long logFiles() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".cborseq")).count();
        }
    }

    private static void printForever(Stage stage) {
        while (true) {
            stage.print("again");
        }
    }
}
