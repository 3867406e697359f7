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

/** The point of {@link BarrierRounds}. */
@Timeout(90)
class BarrierRoundsTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void noHikerPassesBeforeAllHaveArrivedAndTheActionRunsOnceARound() {
        Run run = player.play(
                new BarrierRounds(), Map.of("parties", 5, "rounds", 6, "walkMs", 10.0, "slowMs", 0.0, "action", true));

        int inside = 0;
        for (RecordedEvent event : RecordedEvent.in(run)) {
            if (event.is(Kind.ARRIVED)) {
                assertThat(event.value()).isEqualTo(inside % 5);
                inside++;
            } else if (event.is(Kind.PASSED)) {
                assertThat(inside % 5).isZero();
            }
        }
        assertThat(inside).isEqualTo(30);
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.PRINTED)).hasSize(6);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("5 hikers met 6 times.");
    }

    @Test
    void theSlowOneIsAlwaysTheLast() {
        Run run = player.play(new BarrierRounds(), Map.of("parties", 2, "rounds", 3, "walkMs", 0.0, "slowMs", 300.0));

        List<String> last = RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.ARRIVED) && e.value() == 1)
                .map(RecordedEvent::actor)
                .toList();
        assertThat(last).containsExactly("Hiker 1", "Hiker 1", "Hiker 1");
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("2 hikers met 3 times. Hiker 1 was the last 3 times.");
    }
}
