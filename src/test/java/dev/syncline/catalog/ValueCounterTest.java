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

/** The point of {@link ValueCounter}. */
@Timeout(90)
class ValueCounterTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void itsOwnLockLosesVisitorsAlthoughEveryAccessIsLocked() {
        Run run = player.play(new ValueCounter(), Map.of("addMs", 100.0));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .startsWith("15 visitors came")
                .doesNotEndWith(" 0 lost.");
        assertThat(run.entities().actors())
                .filteredOn(a -> a.kind().equals("process"))
                .hasSize(3);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.ACQUIRED) && !e.actor().equals("Main"))
                .hasSize(30);
    }

    @Test
    void insideGetLockNoVisitorIsLost() {
        Run run = player.play(new ValueCounter(), Map.of("addMs", 10.0, "lock", "get_lock"));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("15 visitors came, 15 were counted: 0 lost.");
    }

    @Test
    void onThreadsTheLoopAndTheLossAreTheSame() {
        Run run = player.play(new ValueCounter(), Map.of("addMs", 100.0, "workers", "threads"));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(run.entities().actors()).noneMatch(a -> a.kind().equals("process"));
    }
}
