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

/** The point of {@link ParallelFilterProcesses}. */
@Timeout(90)
class ParallelFilterProcessesTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void findsTheSamePrimesThreeTimesAndSaysHowLongEachTook() {
        Run run = player.play(new ParallelFilterProcesses(), Map.of("numbers", 100, "digits", 6));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .matches("\\d+ primes\\. Alone: [\\d,]+ ms\\. Threads: [\\d,]+ ms, [\\d.]+ times as fast\\."
                        + " Processes: [\\d,]+ ms to start, then [\\d,]+ ms, [\\d.]+ times as fast\\.");
    }

    @Test
    void aChunkIsTakenByOneProcessAndNeverDivided() {
        Run run = player.play(new ParallelFilterProcesses(), Map.of("numbers", 100, "digits", 5, "chunk", 50));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.TAKEN) && e.object().equals("processes"))
                .hasSize(2);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.TAKEN) && e.object().equals("threads"))
                .hasSize(100);
    }
}
