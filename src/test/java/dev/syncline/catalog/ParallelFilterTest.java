package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Kind;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link ParallelFilter}. */
@Timeout(90)
class ParallelFilterTest {
    @RegisterExtension
    private final Theatre theatre = new Theatre();

    @Test
    void findsTheSamePrimesInTheSameOrderAndSaysHowLongBothTook() {
        Run run = theatre.play(new ParallelFilter(), Map.of("numbers", 100, "digits", 6, "workers", 4));

        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(Theatre.verdict(run).text())
                .matches("\\d+ primes\\. Alone: [\\d,]+ ms\\. 4 workers: [\\d,]+ ms, [\\d.]+ times as fast\\.");
        assertThat(Seen.in(run)).filteredOn(e -> e.is(Kind.TAKEN)).hasSize(100);
        assertThat(Seen.in(run)).filteredOn(e -> e.is(Kind.RECEIVED)).hasSize(100);
    }

    @Test
    void asTheyComeItFindsTheSamePrimes() {
        Run run =
                theatre.play(new ParallelFilter(), Map.of("numbers", 200, "digits", 7, "workers", 4, "ordered", false));

        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.EXPECTED);
    }
}
