package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Kind;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link ParallelFilterProcesses}. */
@Timeout(90)
class ParallelFilterProcessesTest {
    @RegisterExtension
    private final Theatre theatre = new Theatre();

    @Test
    void findsTheSamePrimesThreeTimesAndSaysHowLongEachTook() {
        Run run = theatre.play(new ParallelFilterProcesses(), Map.of("numbers", 100, "digits", 6));

        assertThat(Theatre.verdict(run).grade()).as(Theatre.verdict(run).text()).isEqualTo(Grade.EXPECTED);
        assertThat(Theatre.verdict(run).text())
                .matches("\\d+ primes\\. Alone: [\\d,]+ ms\\. Threads: [\\d,]+ ms, [\\d.]+ times as fast\\."
                        + " Processes: [\\d,]+ ms to start, then [\\d,]+ ms, [\\d.]+ times as fast\\.");
    }

    @Test
    void aChunkIsTakenByOneProcessAndNeverDivided() {
        Run run = theatre.play(new ParallelFilterProcesses(), Map.of("numbers", 100, "digits", 5, "chunk", 50));

        assertThat(Theatre.verdict(run).grade()).as(Theatre.verdict(run).text()).isEqualTo(Grade.EXPECTED);
        assertThat(Seen.in(run))
                .filteredOn(e -> e.is(Kind.TAKEN) && e.object().equals("processes"))
                .hasSize(2);
        assertThat(Seen.in(run))
                .filteredOn(e -> e.is(Kind.TAKEN) && e.object().equals("threads"))
                .hasSize(100);
    }
}
