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

/** The point of {@link ProcessBarrier}. */
@Timeout(90)
class ProcessBarrierTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void processesStayInStepAndTheLastToArriveCountsTheMeeting() {
        Run run = player.play(new ProcessBarrier(), Map.of("stepMs", 20.0, "slowMs", 50.0, "steps", 6));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("4 workers finished 6 of 6 steps together. The exit code of Worker 1 is 0.");
        assertThat(wrote(run)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void whenOneIsKilledTheOthersWaitAndAreAllToldThatTheBarrierIsBroken() {
        Run run = player.play(
                new ProcessBarrier(), Map.of("stepMs", 10.0, "slowMs", 3000.0, "killMs", 500.0, "timeoutMs", 1000.0));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .endsWith("0 of 4 steps together. The exit code of Worker 1 is -9.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .extracting(RecordedEvent::actor)
                .containsExactlyInAnyOrder("Worker 2", "Worker 3", "Worker 4");
    }

    private static List<Integer> wrote(Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.WROTE) && e.object().equals("meetings"))
                .map(RecordedEvent::value)
                .toList();
    }
}
