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

/** The point of {@link SemaphoreUnbounded}. */
@Timeout(90)
class SemaphoreUnboundedTest {
    private static final Map<String, Object> QUICK = Map.of("holdMs", 600.0, "timeoutMs", 50.0, "rounds", 3);

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aReleaseAfterGivingUpMakesAPermitOutOfNothing() {
        Run run = player.play(new SemaphoreUnbounded(), QUICK);

        long gaveUp = count(run, Kind.TIMED_OUT);
        assertThat(gaveUp).isPositive();
        assertThat(count(run, Kind.RELEASED)).isEqualTo(count(run, Kind.ACQUIRED) + gaveUp);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .endsWith("Permits at the start: 2, at the end: %d. Gave up: %d. Refused: 0."
                        .formatted(2 + gaveUp, gaveUp));
    }

    @Test
    void aBoundedOneRefusesAsManyReleasesAsThereWereTooMany() {
        Run run = player.play(new SemaphoreUnbounded(), with("bounded", true));

        long gaveUp = count(run, Kind.TIMED_OUT);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .hasSize((int) gaveUp)
                .isNotEmpty()
                .allMatch(e -> e.text().startsWith("ValueError: Semaphore released too many times"));
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .endsWith("at the end: 2. Gave up: %1$d. Refused: %1$d.".formatted(gaveUp));
    }

    @Test
    void releasingOnlyWhatWasAcquiredKeepsTheLimit() {
        Run run = player.play(new SemaphoreUnbounded(), with("release", "if acquired"));

        assertThat(count(run, Kind.TIMED_OUT)).isPositive();
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .startsWith("Inside at once: 2 at most.")
                .endsWith("Refused: 0.");
    }

    private static long count(Run run, Kind kind) {
        return RecordedEvent.in(run).stream().filter(e -> e.is(kind)).count();
    }

    private static Map<String, Object> with(String knob, Object value) {
        Map<String, Object> all = new HashMap<>(QUICK);
        all.put(knob, value);
        return all;
    }
}
