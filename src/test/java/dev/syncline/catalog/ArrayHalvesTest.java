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

/** The point of {@link ArrayHalves}. */
@Timeout(90)
class ArrayHalvesTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void eachFillsItsHalfAndNeedsNoLock() {
        Run run = player.play(new ArrayHalves(), Map.of("workMs", 5.0, "lock", "none"));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("24 of 24 elements");
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.WROTE)).hasSize(24);
        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.ACQUIRED));
        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.text()
                        .equals("[0:24] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2"));
    }

    @Test
    void aLockOverTheWholePartMakesThemWorkOneAfterTheOther() {
        Run run = player.play(new ArrayHalves(), Map.of("workMs", 5.0, "lock", "get_lock"));

        List<String> writers = RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.WROTE))
                .map(RecordedEvent::actor)
                .toList();
        assertThat(writers).hasSize(24);
        assertThat(writers.subList(0, 12)).containsOnly(writers.get(0));
        assertThat(writers.subList(12, 24)).containsOnly(writers.get(12));
    }

    @Test
    void whereTheyOverlapTheLastOneWins() {
        Run run = player.play(new ArrayHalves(), Map.of("workMs", 20.0, "lock", "none", "overlap", 4));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.INTERESTING);
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.WROTE)).hasSize(28);
    }
}
