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

/** The point of {@link ConditionWrongWaiter}. */
@Timeout(90)
class ConditionWrongWaiterTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void notifyWakesTheWrongOneAndACupGetsCold() {
        Run run = player.play(new ConditionWrongWaiter(), Map.of("brewMs", 50.0));

        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("1 of 4 cups got cold while a guest waited for them. Guests woken in vain: 1.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void notifyAllServesAllThoughManyWakeInVain() {
        Run run = player.play(new ConditionWrongWaiter(), Map.of("brewMs", 50.0, "notify", "notify_all", "guests", 3));

        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("0 of 6 cups got cold");
        assertThat(ScenarioPlayer.outcome(run).text()).doesNotEndWith(" 0 times.");
    }

    @Test
    void twoConditionsWakeTheRightOneAtOnce() {
        Run run = player.play(new ConditionWrongWaiter(), Map.of("brewMs", 50.0, "notify", "two conditions"));

        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("0 of 4 cups got cold while a guest waited for them. Guests woken in vain: 0.");
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.NOTIFIED)).allMatch(e -> e.value() == 1);
    }
}
