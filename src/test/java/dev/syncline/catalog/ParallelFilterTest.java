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

/** The point of {@link ParallelFilter}. */
@Timeout(90)
class ParallelFilterTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void findsTheSamePrimesInTheSameOrderAndSaysHowLongBothTook() {
        Run run = player.play(new ParallelFilter(), Map.of("numbers", 100, "digits", 6, "workers", 4));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .matches("\\d+ primes\\. Alone: [\\d,]+ ms\\. 4 workers: [\\d,]+ ms, [\\d.]+ times as fast\\.");
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.TAKEN)).hasSize(100);
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.RECEIVED)).hasSize(100);
    }

    @Test
    void asTheyComeItFindsTheSamePrimes() {
        Run run =
                player.play(new ParallelFilter(), Map.of("numbers", 200, "digits", 7, "workers", 4, "ordered", false));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }
}
