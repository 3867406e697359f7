package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The point of {@link DoubleCheckedInit}. */
@Timeout(90)
class DoubleCheckedInitTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @ParameterizedTest
    @ValueSource(strings = {"no lock", "no second check"})
    void withoutACheckInsideALockSeveralAreOpened(String strategy) {
        Run run = play(strategy, Map.of("openMs", 1000.0, "uses", 1));

        assertThat(opened(run)).isGreaterThan(1);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"always lock", "double-checked"})
    void withACheckInsideTheLockOneIsOpenedHoweverManyAsk(String strategy) {
        Run run = play(strategy, Map.of("clients", 8, "openMs", 50.0, "lookMs", 0.0));

        assertThat(opened(run)).isEqualTo(1);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("Connections opened: 1.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void alwaysLockingCostsAnAcquireForEachUse() {
        Run run = play("always lock", Map.of("openMs", 0.0, "uses", 10));

        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("The lock was acquired 40 times for 40 uses.");
    }

    @Test
    void withTheDoubleCheckNoClientAcquiresTheLockOnceTheConnectionIsThere() {
        Run run = play("double-checked", Map.of("openMs", 50.0, "uses", 20));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.ACQUIRED))
                .isNotEmpty()
                .extracting(RecordedEvent::actor)
                .doesNotHaveDuplicates();
    }

    private Run play(String strategy, Map<String, Object> others) {
        Map<String, Object> knobs = new HashMap<>(Map.of("strategy", strategy, "useMs", 0.0, "lookMs", 0.0));
        knobs.putAll(others);
        return player.play(new DoubleCheckedInit(), knobs);
    }

    private static long opened(Run run) {
        return RecordedEvent.in(run).stream().filter(e -> e.is(Kind.WROTE)).count();
    }
}
