package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.Kind;
import dev.syncline.run.Run;
import dev.syncline.run.RunState;
import dev.syncline.scenario.Grade;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link ProcessQueueJoinHang}. */
@Timeout(90)
class ProcessQueueJoinHangTest {
    @RegisterExtension
    private final Theatre theatre = new Theatre();

    @Test
    void joiningFirstHangsUntilTheResultsAreTakenOut() {
        Run run =
                theatre.play(new ProcessQueueJoinHang(), Map.of("workMs", 10.0, "takeMs", 10.0, "patienceMs", 2000.0));

        assertThat(Theatre.verdict(run).grade()).as(Theatre.verdict(run).text()).isEqualTo(Grade.EXPECTED);
        assertThat(Theatre.verdict(run).text())
                .isEqualTo("4 results of 64 KB: the child did not end before they were taken out.");
        assertThat(Seen.in(run))
                .anyMatch(e -> e.is(Kind.TIMED_OUT) && e.object().equals("Child"));
        assertThat(Seen.in(run)).anyMatch(e -> waits(e, "Child feeder"));
    }

    @Test
    void joiningForEverHangsForEver() {
        Run run = theatre.start(
                new ProcessQueueJoinHang(), Map.of("workMs", 10.0, "takeMs", 10.0, "order", "joins for ever"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Seen.in(run).stream().anyMatch(e -> waits(e, "Child"))
                        && Seen.in(run).stream().anyMatch(e -> waits(e, "Main")));
        await().atMost(Duration.ofMinutes(1)).until(() -> run.state() == RunState.STALLED);
        run.stop();

        assertThat(Theatre.verdict(run).grade()).as(Theatre.verdict(run).text()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void smallResultsFitIntoThePipe() {
        Run run = theatre.play(
                new ProcessQueueJoinHang(),
                Map.of("workMs", 10.0, "takeMs", 10.0, "sizeKb", 1, "order", "joins for ever"));

        assertThat(Theatre.verdict(run).text()).endsWith("the child ended before they were taken out.");
        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.INTERESTING);
    }

    private static boolean waits(Seen event, String actor) {
        return event.is(Kind.WAITING) && event.actor().equals(actor);
    }
}
