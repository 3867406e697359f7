package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link ThreadPoolSaturation}. */
@Timeout(90)
class ThreadPoolSaturationTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aPartIsNotBegunBeforeItsOrderHasGivenUpTheWorker() {
        Run run = player.play(
                new ThreadPoolSaturation(), Map.of("workers", 1, "orders", 1, "workMs", 50.0, "timeoutMs", 200.0));

        List<String> printed = printedBy("Worker 1", run);
        assertThat(printed).containsExactly("I give up.", "I make part 1");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("0 orders got their part, 1 gave up.");
    }

    @Test
    void withoutATimeoutItHangsUntilStopAndIsNotCalledADeadlock() {
        Run run = player.start(
                new ThreadPoolSaturation(), Map.of("workers", 1, "orders", 1, "workMs", 0.0, "timed", false));
        await().until(() -> RecordedEvent.in(run).stream()
                .anyMatch(e -> e.actor().equals("Worker 1") && e.text().equals("waits for the result of part 1")));
        await().atMost(Duration.ofMinutes(1)).until(() -> run.state() == RunState.STALLED);
        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STALLED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(printedBy("Worker 1", run)).isEmpty();
    }

    @Test
    void oneWorkerMoreThanOrdersIsEnough() {
        delivers(Map.of("workers", 4, "workMs", 50.0, "timed", false));
    }

    @Test
    void aSecondPoolIsEnoughEvenWithOneWorkerInTheFirst() {
        Run run = delivers(Map.of("workers", 1, "cure", "second pool", "workMs", 50.0, "timed", false));

        assertThat(printedBy("Worker 1", run)).isEmpty();
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.actor().equals("Maker 1"));
    }

    @Test
    void ifNoTaskWaitsOneWorkerIsEnough() {
        delivers(Map.of("workers", 1, "cure", "caller waits", "workMs", 50.0, "timed", false));
    }

    private Run delivers(Map<String, Object> knobs) {
        Run run = player.play(new ThreadPoolSaturation(), knobs);
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("3 orders got their part, 0 gave up.");
        return run;
    }

    private static List<String> printedBy(String actor, Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.PRINTED) && e.actor().equals(actor))
                .map(RecordedEvent::text)
                .toList();
    }
}
