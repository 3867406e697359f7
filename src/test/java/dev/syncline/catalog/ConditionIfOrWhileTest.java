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

/** The point of {@link ConditionIfOrWhile}. */
@Timeout(90)
class ConditionIfOrWhileTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void withAnIfOneGetsItAndTwoReachForWhatIsGone() {
        Run run = player.play(new ConditionIfOrWhile(), Map.of("bakeMs", 50.0));

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("1 of 3 got a loaf, 2 found the shelf empty.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("wrong-result");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.NOTIFIED))
                .singleElement()
                .satisfies(e -> assertThat(e.value()).isEqualTo(3));
    }

    @Test
    void withAWhileTwoWaitOnAndAllAreServedInTheEnd() {
        Run run = player.play(new ConditionIfOrWhile(), Map.of("bakeMs", 50.0, "guard", "while"));

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("3 of 3 got a loaf, 0 found the shelf empty.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.NOTIFIED))
                .extracting(RecordedEvent::value)
                .containsExactly(3, 2, 1);
    }

    @Test
    void withEnoughForAllEvenTheIfGoesWell() {
        Run run = player.play(new ConditionIfOrWhile(), Map.of("bakeMs", 50.0, "loaves", 3));

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("3 of 3 got a loaf, 0 found the shelf empty.");
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("right-by-luck");
    }
}
