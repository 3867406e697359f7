package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Kind;
import dev.syncline.run.Run;
import dev.syncline.run.RunState;
import dev.syncline.scenario.Grade;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link Livelock}. */
@Timeout(90)
class LivelockTest {
    @RegisterExtension
    private final Theatre theatre = new Theatre();

    @Test
    void inStepBothTryUntilTheyGiveUpAndNobodyWaits() {
        Run run = theatre.play(new Livelock(), Map.of("patience", 3, "driveMs", 700.0, "waitMs", 100.0));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(Theatre.verdict(run).text()).isEqualTo("Crossings: 0 of 4. Attempts: 6, in vain: 6.");
        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(Seen.in(run)).noneMatch(e -> e.is(Kind.WAITING) && e.object().contains("half"));
    }

    @Test
    void aRandomWaitGetsThemOutOfStep() {
        Run run = theatre.play(
                new Livelock(), Map.of("way", "random wait", "patience", 50, "driveMs", 50.0, "waitMs", 50.0));

        assertThat(Theatre.verdict(run).text()).startsWith("Crossings: 4 of 4.");
        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void withAFixedOrderNoAttemptIsInVainHoweverManyCome() {
        Run run =
                theatre.play(new Livelock(), Map.of("way", "fixed order", "cars", 6, "crossings", 10, "driveMs", 0.0));

        assertThat(Theatre.verdict(run).text()).isEqualTo("Crossings: 60 of 60. Attempts: 60, in vain: 0.");
        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.EXPECTED);
    }
}
