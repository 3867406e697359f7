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

/** The point of {@link ProcessOrThreadMemory}. */
@Timeout(90)
class ProcessOrThreadMemoryTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void whatAProcessChangesNoOtherSees() {
        Run run = player.play(new ProcessOrThreadMemory(), Map.of("workMs", 5.0, "together", true));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("The children added 90; the balance of the main process was 100 and is 100.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.text().equals("I see 130"))
                .hasSize(3);
    }

    @Test
    void whatThreadsChangeTheMainThreadSees() {
        Run run = player.play(new ProcessOrThreadMemory(), Map.of("workMs", 5.0, "children", "threads"));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("The children added 90; the balance of the main process was 100 and is 190.");
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("correct");
        assertThat(run.entities().actors()).noneMatch(a -> a.kind().equals("process"));
    }

    @Test
    void threadsThatWorkAtTheSameTimeLoseAdditions() {
        Run run = player.play(
                new ProcessOrThreadMemory(), Map.of("workMs", 100.0, "children", "threads", "together", true));

        assertThat(ScenarioPlayer.outcome(run).id()).isEqualTo("lost-updates");
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("wrong-result");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.PRINTED) && e.actor().equals("Main"))
                .extracting(RecordedEvent::text)
                .contains("The balance is 100")
                .doesNotContain("The balance is 190");
    }
}
