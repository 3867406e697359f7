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

/** The point of {@link ProcessQueue}. */
@Timeout(90)
class ProcessQueueTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void everyProcessThatPutsHasAFeederAndEveryItemIsTakenOnce() {
        Run run = player.play(new ProcessQueue(), Map.of("putMs", 20.0, "takeMs", 60.0));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("10 items were put, 10 were taken.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.SENT) && e.object().equals("queue pipe"))
                .hasSize(12)
                .extracting(RecordedEvent::actor)
                .containsOnly("Maker A feeder", "Maker B feeder", "Main feeder");
    }

    @Test
    void withRoomForOneTheProducersWait() {
        Run run = player.play(new ProcessQueue(), Map.of("putMs", 10.0, "takeMs", 60.0, "capacity", 1));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.text().equals("waits for room: the queue is full"));
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.PUT)).allMatch(e -> e.value() == 1);
    }
}
