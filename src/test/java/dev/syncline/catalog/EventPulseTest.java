package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link EventPulse}. */
@Timeout(90)
class EventPulseTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void whoWaitedPassesAndTheLatecomerDoesNot() {
        Run run = player.play(new EventPulse(), Map.of("boardMs", 1500.0, "timeoutMs", 3000.0));

        List<RecordedEvent> all = RecordedEvent.in(run);
        assertThat(all).filteredOn(e -> e.is(Kind.SET, Kind.CLEARED)).hasSize(2);
        assertThat(all)
                .filteredOn(e -> e.is(Kind.PASSED) && !e.actor().equals("Main"))
                .extracting(RecordedEvent::actor)
                .containsExactlyInAnyOrder("Passenger 1", "Passenger 2", "Passenger 3");
        assertThat(all)
                .filteredOn(e -> e.is(Kind.TIMED_OUT))
                .extracting(RecordedEvent::actor)
                .containsExactly("Latecomer");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("3 passed, 3 of them found the flag down again; 1 waited in vain.");
    }

    @Test
    void leftSetTheLatecomerPassesWithoutWaiting() {
        Run run = player.play(
                new EventPulse(), Map.of("signal", "leave it set", "boardMs", 500.0, "timeoutMs", 15_000.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.actor().equals("Latecomer"))
                .extracting(RecordedEvent::kind)
                .contains(Kind.PASSED)
                .doesNotContain(Kind.WAITING);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("4 passed, 0 of them found the flag down again; 0 waited in vain.");
    }

    @Test
    void theNextPulseTakesTheLatecomerAlong() {
        Run run = player.play(new EventPulse(), Map.of("departures", 4, "boardMs", 500.0, "timeoutMs", 15_000.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.actor().equals("Latecomer"))
                .extracting(RecordedEvent::kind)
                .containsSubsequence(Kind.WAITING, Kind.PASSED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("4 passed").endsWith("; 0 waited in vain.");
    }
}
