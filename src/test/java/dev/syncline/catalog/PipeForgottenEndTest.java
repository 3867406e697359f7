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

/** The point of {@link PipeForgottenEnd}. */
@Timeout(90)
class PipeForgottenEndTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void theReceiverWaitsUntilTheParentClosesItsCopy() {
        Run run = player.play(new PipeForgottenEnd(), Map.of("workMs", 20.0, "lateMs", 500.0));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("The sender was gone");
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("stalled");
        List<RecordedEvent> events = RecordedEvent.in(run);
        long closed = events.stream()
                .filter(e -> e.is(Kind.CLOSED)
                        && e.actor().equals("Main")
                        && e.text().equals("the write end"))
                .findFirst()
                .orElseThrow()
                .seq();
        assertThat(events)
                .filteredOn(e -> e.is(Kind.RAISED))
                .hasSize(1)
                .allMatch(e -> e.seq() > closed && e.actor().equals("Receiver"));
    }

    @Test
    void itGetsTheEndOfFileIfTheParentHasClosedItsCopyAtOnce() {
        Run run = player.play(new PipeForgottenEnd(), Map.of("workMs", 20.0, "parent", "at once"));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("The receiver got the end of file");
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("correct");
    }

    @Test
    void itWaitsForeverIfTheParentNeverClosesIt() {
        Run run = player.start(new PipeForgottenEnd(), Map.of("workMs", 20.0, "parent", "never"));
        await().atMost(Duration.ofSeconds(30)).until(() -> waitsForTheReceiver(run));
        await().atMost(Duration.ofMinutes(1)).until(() -> run.state() == RunState.STALLED);
        run.stop();

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
    }

    private static boolean waitsForTheReceiver(Run run) {
        return RecordedEvent.in(run).stream()
                .anyMatch(e -> e.is(Kind.WAITING)
                        && e.actor().equals("Main")
                        && e.object().equals("Receiver"));
    }
}
