package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.Event;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.series.Series;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.run.series.SeriesState;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A machine that has no room for another thread, at every moment at which a run needs one. */
@Timeout(60)
class ThreadShortageTest extends RunFixture {
    private static final Limits ONE_AT_A_TIME =
            new Limits(9, 9, 1_000_000, Duration.ofMinutes(1), 1, 9, 1 << 24, Duration.ofMinutes(1), 32);

    /** The supervisor, the log, Main, the scheduler, two workers and the user. */
    private static final int STARTS = 7;

    private final AtomicInteger starts = new AtomicInteger();
    private IntPredicate isRefused = n -> false;

    @Override
    RunParts parts() {
        return new RunParts(this::startOrRefuse, RunParts.USUAL.recorder());
    }

    private void startOrRefuse(Thread thread) {
        if (isRefused.test(starts.incrementAndGet())) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        thread.start();
    }

    static Stream<Arguments> everyStart() {
        return IntStream.rangeClosed(1, STARTS)
                .boxed()
                .flatMap(n -> Stream.of(Arguments.of(n, false), Arguments.of(n, true)));
    }

    @Test
    void aRunNeedsSoManyThreads() {
        Run run = begin();
        come(run);

        assertThat(starts).hasValue(STARTS);
        assertThat(run.live()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyStart")
    void aRunForWhichThereIsNoThreadEndsAndSaysSo(int nth, boolean thenNever) {
        isRefused = n -> thenNever ? n >= nth : n == nth;
        Run run = begin();
        if (nth == STARTS) {
            come(run);
        }

        await().until(() -> !run.live());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text())
                .contains("could not be started. OutOfMemoryError: unable to create native thread");
        assertThat(run.log().ended()).isTrue();
        run.stop();
        await().until(() -> threadsOf(run) == 0);

        isRefused = n -> false;
        Run next = begin();
        assertThat(next.live()).as("there is room for the next run").isTrue();
        next.stop();
        assertThat(next.state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void aSeriesForWhichThereIsNoThreadHasFailedAndBlocksNoOther() {
        isRefused = n -> true;
        SeriesRegistry all = new SeriesRegistry(runs(ROOMY), Duration.ofSeconds(20));
        SeriesSpec spec = new SeriesSpec(TestScenario.of(stage -> stage.print("short")), "threads", Map.of(), 2, 1);

        assertThat(all.start(spec).state()).isEqualTo(SeriesState.FAILED);

        isRefused = n -> false;
        Series next = all.start(spec);
        await().until(() -> next.state() == SeriesState.FINISHED);
    }

    private Run begin() {
        StartMode order = new StartMode(Schedule.parse("0x2"), 0, false);
        return runs(ONE_AT_A_TIME).start(TestScenario.of(ThreadShortageTest::play), "threads", Map.of(), 1, order);
    }

    private void come(Run run) {
        await().until(() ->
                starts.get() == STARTS - 1 && run.entities().actors().size() == 3);
        run.operate("event", "set", null);
    }

    private static void play(Stage stage) {
        stage.event("event");
        Event never = stage.event("never");
        // with a timeout, or no actor could proceed, and the run would say so
        stage.start("Ann", () -> never.await(Duration.ofHours(1)));
        stage.start("Bob", () -> never.await(Duration.ofHours(1)));
        stage.joinAll();
    }
}
