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

/** The point of {@link QueueShutdown}. */
@Timeout(90)
class QueueShutdownTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void whatIsInTheQueueIsStillTakenAndAllAreTold() {
        Run run = player.play(new QueueShutdown(), Map.of("openMs", 1500.0, "workMs", 300.0, "capacity", 2));

        assertThat(ScenarioPlayer.outcome(run).text()).endsWith(" 0 thrown away.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED) && e.text().startsWith("queue.ShutDown"))
                .extracting(RecordedEvent::actor)
                .containsExactlyInAnyOrder("Producer", "Reader 1", "Reader 2");
    }

    @Test
    void atOnceTheRestIsThrownAway() {
        Run run = player.play(
                new QueueShutdown(),
                Map.of("openMs", 1500.0, "workMs", 2000.0, "capacity", 2, "readers", 1, "immediate", true));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.CLOSED))
                .singleElement()
                .satisfies(e -> assertThat(e.value()).isZero());
        long put = RecordedEvent.in(run).stream().filter(e -> e.is(Kind.PUT)).count();
        long taken =
                RecordedEvent.in(run).stream().filter(e -> e.is(Kind.TAKEN)).count();
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith(" %d thrown away.".formatted(put - taken));
        assertThat(put).isGreaterThan(taken);
    }
}
