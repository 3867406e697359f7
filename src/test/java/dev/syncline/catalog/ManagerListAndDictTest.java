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

/** The point of {@link ManagerListAndDict}. */
@Timeout(90)
class ManagerListAndDictTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void theListIsCompleteAndTheDictionaryIsNot() {
        Run run = player.play(new ManagerListAndDict(), Map.of("sellMs", 10.0, "addMs", 150.0));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("18 teas were sold: 18 in the list, ");
        assertThat(ScenarioPlayer.outcome(run).text()).doesNotContain(" 18 in the dictionary.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.WROTE) && e.object().equals("sales"))
                .hasSize(19)
                .allMatch(e -> e.actor().equals("manager"));
    }

    @Test
    void insideTheManagersLockNothingIsLost() {
        Run run = player.play(new ManagerListAndDict(), Map.of("sellMs", 0.0, "addMs", 10.0, "locked", true));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("18 teas were sold: 18 in the list, 18 in the dictionary.");
    }
}
