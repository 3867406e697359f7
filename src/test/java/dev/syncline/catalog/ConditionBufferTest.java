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

/** The point of {@link ConditionBuffer}. */
@Timeout(90)
class ConditionBufferTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void everyItemIsTakenAndTheBufferNeverHoldsMoreThanFit() {
        Run run = player.play(
                new ConditionBuffer(),
                Map.of("producers", 3, "consumers", 4, "items", 40, "produceMs", 0.0, "consumeMs", 0.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.WROTE))
                .allMatch(e -> e.value() >= 0 && e.value() <= 3)
                .hasSize(240);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("120 items were taken of 120;");
    }

    @Test
    void whoIsNotifiedWaitsASecondTimeForTheLock() {
        Run run = player.play(
                new ConditionBuffer(),
                Map.of("producers", 1, "consumers", 1, "items", 3, "produceMs", 100.0, "consumeMs", 0.0));

        List<String> consumer = RecordedEvent.in(run).stream()
                .filter(e -> e.actor().equals("Consumer 1") && e.is(Kind.WAITING, Kind.WOKEN, Kind.ACQUIRED))
                .map(e -> e.object() + " " + e.kind().word())
                .toList();
        assertThat(consumer).containsSubsequence("item waiting", "item woken", "lock waiting", "lock acquired");
    }
}
