package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The point of {@link ReadersWriters}. */
@Timeout(90)
class ReadersWritersTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void ifReadersGoFirstNewOnesSlipInWhileAWriterWaits() {
        Run run = play("readers");

        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("Readers were overtaken 0 times");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void ifWritersGoFirstTheReadersAreOvertakenAndTheWritersNever() {
        Run run = play("writers");

        assertThat(ScenarioPlayer.outcome(run).text()).contains("; writers 0 times");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void inOrderOfArrivalNoThreadIsOvertaken() {
        Run run = play("fair");

        assertThat(ScenarioPlayer.outcome(run).text())
                .startsWith("Readers were overtaken 0 times")
                .contains("; writers 0 times");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"readers", "writers", "fair"})
    void readersShareAndAWriterIsAlone(String priority) {
        Run run = play(priority);

        Map<String, Integer> inside = new HashMap<>(Map.of("readers inside", 0, "writers inside", 0));
        int most = 0;
        for (RecordedEvent event : RecordedEvent.in(run)) {
            if (event.is(Kind.WROTE)) {
                inside.put(event.object(), event.value());
                int readers = inside.getOrDefault("readers inside", 0);
                int writers = inside.getOrDefault("writers inside", 0);
                most = Math.max(most, readers);
                assertThat(writers).as(event.toString()).isBetween(0, readers == 0 ? 1 : 0);
            }
        }
        assertThat(most).isGreaterThan(1);
    }

    private Run play(String priority) {
        return player.play(
                new ReadersWriters(),
                Map.of("priority", priority, "readMs", 100.0, "writeMs", 100.0, "openMs", 2000.0));
    }
}
