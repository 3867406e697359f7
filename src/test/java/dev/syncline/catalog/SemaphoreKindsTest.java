package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link SemaphoreKinds}. */
@Timeout(90)
class SemaphoreKindsTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aNullSemaphoreIsReleasedOnlyByWhoSignalsAndLetsOneDriverGoForEachSignal() {
        Run run = player.play(new SemaphoreKinds(), Map.of("loadMs", 50.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RELEASED))
                .hasSize(6)
                .allMatch(e -> e.actor().equals("Loader"));
        int signals = 0;
        for (RecordedEvent event : RecordedEvent.in(run)) {
            signals += event.is(Kind.RELEASED) ? 1 : event.is(Kind.ACQUIRED) ? -1 : 0;
            assertThat(signals).isNotNegative();
        }
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("6 signals, 6 trucks left, 0 too early.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void signalsThatComeBeforeTheWaitAreCountedAndNotLost() {
        Run run = player.play(new SemaphoreKinds(), Map.of("loadMs", 0.0, "lateMs", 1500.0, "trips", 1));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RELEASED))
                .extracting(RecordedEvent::value)
                .containsExactly(1, 2, 3);
        assertThat(RecordedEvent.in(run))
                .noneMatch(e -> e.is(Kind.WAITING) && !e.actor().equals("Main"));
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("3 signals, 3 trucks left, 0 too early.");
    }

    @Test
    void aBinaryOneIsGivenBackByWhoTookItAndLetsOneInAtATime() {
        Run run = player.play(new SemaphoreKinds(), Map.of("kind", "binary", "loadMs", 50.0));

        String inside = "";
        for (RecordedEvent event : RecordedEvent.in(run)) {
            if (event.is(Kind.ACQUIRED)) {
                assertThat(inside).isEmpty();
                inside = event.actor();
            } else if (event.is(Kind.RELEASED)) {
                assertThat(event.actor()).isEqualTo(inside);
                inside = "";
            }
        }
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("6 trucks left, at most 1 at the ramp at once.");
    }

    @Test
    void aCountingOneLetsInAsManyAsThereArePlaces() {
        Run run = player.play(
                new SemaphoreKinds(), Map.of("kind", "counting", "drivers", 8, "places", 2, "loadMs", 100.0));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("16 trucks left, at most 2 at the ramp at once.");
    }
}
