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

/** The point of {@link EventStats}. */
@Timeout(90)
class EventStatsTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void noReaderPassesBeforeBothEntriesAreThereAndTheEventIsSet() {
        Run run = player.play(new EventStats(), Map.of("readers", 4, "fillMs", 100.0, "printMs", 50.0));

        List<Kind> order = RecordedEvent.in(run).stream()
                .filter(e ->
                        e.is(Kind.WROTE, Kind.SET, Kind.PASSED) && !e.object().isEmpty())
                .map(RecordedEvent::kind)
                .toList();
        assertThat(order.subList(0, 3)).containsExactly(Kind.WROTE, Kind.WROTE, Kind.SET);
        assertThat(order.subList(3, order.size())).hasSize(5).containsOnly(Kind.PASSED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("10 of 10 reads found the entry.");
    }

    @Test
    void theLateReaderDoesNotWait() {
        Run run = player.play(new EventStats(), Map.of("fillMs", 50.0, "printMs", 50.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.actor().equals("Late reader"))
                .extracting(RecordedEvent::kind)
                .contains(Kind.PASSED)
                .doesNotContain(Kind.WAITING);
    }

    @Test
    void setTooEarlyItLetsReadersInWhoFindNothing() {
        Run run = player.play(new EventStats(), Map.of("set", "at once", "fillMs", 1500.0, "printMs", 0.0));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("2 of 6 reads found the entry.");
    }

    @Test
    void withALockTheLinesOfAReaderStayTogether() {
        Run run = player.play(new EventStats(), Map.of("readers", 4, "locked", true, "fillMs", 50.0, "printMs", 50.0));

        List<String> printers = RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.PRINTED))
                .map(RecordedEvent::actor)
                .toList();
        for (int i = 0; i < printers.size(); i += 2) {
            assertThat(printers.get(i)).isEqualTo(printers.get(i + 1));
        }
    }
}
