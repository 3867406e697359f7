package dev.syncline.run.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.NoteKind;
import dev.syncline.primitive.Event;
import dev.syncline.run.FixedJudge;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeriesTest extends RunFixture {
    private static final Duration AMPLE = Duration.ofSeconds(50);

    private Series play(Scenario scenario, int times, Duration longestRun) {
        Series series = new SeriesRegistry(runs(ROOMY), longestRun)
                .start(new SeriesSpec(scenario, "threads", Map.of(), times, 1));
        await().until(() -> series.state() != SeriesState.RUNNING);
        return series;
    }

    private long logs() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".cborseq")).count();
        }
    }

    @Test
    void countsSentencesWithOtherFiguresAsOneOutcome() {
        AtomicInteger number = new AtomicInteger();
        Series series = play(
                TestScenario.of(stage -> stage.print("in"))
                        .with(Outcome.interesting("lost", "Something was lost."))
                        .judgedBy(knobs ->
                                new FixedJudge(() -> Judgement.of("lost", "Lost %d.", number.incrementAndGet()))),
                5,
                AMPLE);
        assertThat(series.state()).isEqualTo(SeriesState.FINISHED);
        assertThat(series.outcomeCounts()).singleElement().satisfies(outcomeCount -> {
            assertThat(outcomeCount.text()).isEqualTo("Something was lost.");
            assertThat(outcomeCount.samples()).containsExactly("Lost 1.", "Lost 2.", "Lost 3.");
            assertThat(outcomeCount.count()).isEqualTo(5);
        });
    }

    @Test
    void countsAStalledRunAtOnce() {
        Series series = play(
                TestScenario.of(stage -> {
                    Event never = stage.event("never");
                    stage.start("Reader", never::await);
                }),
                2,
                Duration.ofDays(1));
        assertThat(series.outcomeCounts()).singleElement().satisfies(outcomeCount -> {
            assertThat(outcomeCount.id()).isEqualTo(Outcome.STALLED);
            assertThat(outcomeCount.grade()).isEqualTo(Grade.FORBIDDEN);
            assertThat(outcomeCount.count()).isEqualTo(2);
        });
    }

    @Test
    void stopsARunThatTakesTooLongAndCountsItAsStopped() {
        Series series = play(
                TestScenario.of(stage -> stage.start("Sleeper", () -> stage.sleep(86_400_000))),
                2,
                Duration.ofSeconds(1));
        assertThat(series.outcomeCounts()).singleElement().satisfies(outcomeCount -> {
            assertThat(outcomeCount.id()).isEqualTo(Outcome.STOPPED);
            assertThat(outcomeCount.grade()).isEqualTo(Grade.INTERESTING);
            assertThat(outcomeCount.text()).startsWith("Stopped at its limit of");
            assertThat(outcomeCount.count()).isEqualTo(2);
        });
    }

    @Test
    void keepsOnlyTheLogsOfKeptRuns() throws IOException {
        runs(ROOMY);
        Run before = start(TestScenario.of(stage -> stage.print("mine")));
        before.awaitEnd();
        AtomicInteger turn = new AtomicInteger();
        Series series = play(
                TestScenario.of(stage -> stage.print("in"))
                        .with(Outcome.expected("rare", "Rare."), Outcome.expected("often", "Often."))
                        .judgedBy(knobs ->
                                new FixedJudge(turn.getAndIncrement() % 10 == 0 ? "rare" : "often", "So it ended.")),
                30,
                AMPLE);
        assertThat(series.outcomeCounts()).extracting(OutcomeCount::count).containsExactly(3, 27);
        assertThat(runs().all()).hasSize(7);
        assertThat(logs()).isEqualTo(7);
        assertThat(runs().find(before.id())).isPresent();
    }

    @Test
    void playsEachRunWithTheSpeedFromItsStart() {
        Series series = new SeriesRegistry(runs(), AMPLE)
                .start(new SeriesSpec(TestScenario.of(stage -> stage.sleep(60_000)), "threads", Map.of(), 1, 50));
        await().atMost(AMPLE).until(() -> series.state() != SeriesState.RUNNING);
        assertThat(series.outcomeCounts().get(0).id()).isEqualTo("finished");
        Run kept = runs().find(series.outcomeCounts().get(0).runs().get(0)).orElseThrow();
        assertThat(kept.nanos())
                .as("on its own clock")
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
        assertThat(kept.log().notes().get(0).kind()).isEqualTo(NoteKind.SPEED);
    }

    @Test
    void endsWithTheServer() {
        SeriesRegistry all = new SeriesRegistry(runs(), AMPLE);
        Series series =
                all.start(new SeriesSpec(TestScenario.of(stage -> stage.sleep(60_000)), "threads", Map.of(), 9, 1));
        all.close();
        assertThat(series.state()).isEqualTo(SeriesState.STOPPED);
        assertThat(series.done()).isZero();
    }
}
