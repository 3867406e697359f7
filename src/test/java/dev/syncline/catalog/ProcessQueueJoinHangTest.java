package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link ProcessQueueJoinHang}. */
@Timeout(90)
class ProcessQueueJoinHangTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void joiningFirstHangsUntilTheResultsAreTakenOut() {
        Run run = player.play(new ProcessQueueJoinHang(), Map.of("workMs", 10.0, "takeMs", 10.0, "timeoutMs", 2000.0));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("4 results of 64 KB: the child did not end before they were taken out.");
        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.is(Kind.TIMED_OUT) && e.object().equals("Child"));
        assertThat(RecordedEvent.in(run)).anyMatch(e -> waits(e, "Child feeder"));
    }

    @Test
    void joiningForeverHangsForever() {
        Run run = player.start(
                new ProcessQueueJoinHang(), Map.of("workMs", 10.0, "takeMs", 10.0, "order", "joins forever"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RecordedEvent.in(run).stream().anyMatch(e -> waits(e, "Child"))
                        && RecordedEvent.in(run).stream().anyMatch(e -> waits(e, "Main")));
        await().atMost(Duration.ofMinutes(1)).until(() -> run.state() == RunState.STALLED);
        run.stop();

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
    }

    @Test
    void smallResultsFitIntoThePipe() {
        Run run = player.play(
                new ProcessQueueJoinHang(),
                Map.of("workMs", 10.0, "takeMs", 10.0, "sizeKb", 1, "order", "joins forever"));

        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("the child ended before they were taken out.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.INTERESTING);
    }

    private static boolean waits(RecordedEvent event, String actor) {
        return event.is(Kind.WAITING) && event.actor().equals(actor);
    }
}
