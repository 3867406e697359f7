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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The point of {@link ManagerNestedLoss}. */
@Timeout(90)
class ManagerNestedLossTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void anAppendToANestedListIsLostWithoutAnError() {
        Run run = player.play(new ManagerNestedLoss(), Map.of("writeMs", 10.0));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("10 notes were written, 0 are there.");
        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.RAISED));
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.WROTE) && e.object().equals("boards"))
                .as("it is written when it is made, and never again")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assign", "proxy"})
    void puttingItBackOrNestingProxiesKeepsEveryNote(String change) {
        Run run = player.play(new ManagerNestedLoss(), Map.of("writeMs", 10.0, "change", change));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("10 notes were written, 10 are there.");
    }
}
