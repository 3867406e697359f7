package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link ConditionLostNotify}. */
@Timeout(90)
class ConditionLostNotifyTest {
    private static final Map<String, Object> EARLY = Map.of("courierMs", 0.0, "residentMs", 700.0, "timeoutMs", 300.0);

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aNotificationWithoutAWaiterIsLost() {
        Run run = player.play(new ConditionLostNotify(), EARLY);

        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.NOTIFIED) && e.value() == 0);
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.TIMED_OUT));
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("The resident waited in vain.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void withANoteTheOrderDoesNotMatter() {
        Run run = player.play(
                new ConditionLostNotify(),
                Map.of("courierMs", 0.0, "residentMs", 700.0, "timeoutMs", 300.0, "note", true));

        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.TIMED_OUT));
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("The resident got the parcel.");
    }

    @Test
    void theUserCanRingAgain() {
        Run run = player.start(
                new ConditionLostNotify(), Map.of("courierMs", 0.0, "residentMs", 700.0, "timeoutMs", 20_000.0));
        await().until(() -> RecordedEvent.in(run).stream()
                .anyMatch(e -> e.is(Kind.WAITING) && e.object().equals("bell")));
        run.operate("bell", "notify", null);
        player.awaitEnd(run);

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("The resident got the parcel.");
    }
}
