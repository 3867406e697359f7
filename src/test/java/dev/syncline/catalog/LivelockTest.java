package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link Livelock}. */
@Timeout(90)
class LivelockTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void inStepBothTryUntilTheyGiveUpAndNeitherWaits() {
        Run run = player.play(new Livelock(), Map.of("attempts", 4, "driveMs", 700.0, "waitMs", 600.0));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("Crossings: 0 of 4. Attempts: 8, in vain: 8.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .noneMatch(e -> e.is(Kind.WAITING) && e.object().contains("half"));
    }

    @Test
    void aRandomWaitGetsThemOutOfStep() {
        Run run = player.play(
                new Livelock(),
                Map.of(
                        "strategy",
                        "random backoff",
                        "crossings",
                        1,
                        "attempts",
                        40,
                        "driveMs",
                        200.0,
                        "waitMs",
                        200.0));

        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("Crossings: 2 of 2.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void withAFixedOrderNoAttemptIsInVainHoweverManyCome() {
        Run run = player.play(
                new Livelock(), Map.of("strategy", "lock order", "cars", 6, "crossings", 4, "driveMs", 20.0));

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("Crossings: 24 of 24. Attempts: 24, in vain: 0.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }
}
