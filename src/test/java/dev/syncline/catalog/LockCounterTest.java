package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link LockCounter}. */
@Timeout(90)
class LockCounterTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void withoutTheLockALongGapLosesAdditionsAndCountsThemHonestly() {
        Run run = player.play(new LockCounter(), Map.of("threads", 4, "rounds", 5, "gapMs", 50.0, "pauseMs", 0.0));

        int last = lastRead(run);
        assertThat(last).isBetween(2, 19);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.INTERESTING);
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("wrong-result");
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Expected 20, found %d. Additions lost: %d.".formatted(last, 20 - last));
    }

    @Test
    void withTheLockEveryAdditionIsThere() {
        Run run = player.play(
                new LockCounter(), Map.of("threads", 4, "rounds", 50, "gapMs", 0.0, "pauseMs", 0.0, "lock", true));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(lastRead(run)).isEqualTo(200);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("correct");
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("Expected 200, found 200: every addition is there.");
    }

    @Test
    void withTheLockNoThreadReadsBetweenARelatedReadAndWrite() {
        Run run = player.play(
                new LockCounter(), Map.of("threads", 3, "rounds", 4, "gapMs", 10.0, "pauseMs", 0.0, "lock", true));

        List<RecordedEvent> accesses = RecordedEvent.in(run).stream()
                .filter(e -> e.object().equals("counter") && !e.actor().equals("Main"))
                .toList();
        for (int i = 0; i < accesses.size(); i += 2) {
            assertThat(accesses.get(i).kind()).isEqualTo(Kind.READ);
            assertThat(accesses.get(i + 1).kind()).isEqualTo(Kind.WROTE);
            assertThat(accesses.get(i + 1).actor()).isEqualTo(accesses.get(i).actor());
        }
    }

    @Test
    void theGapMayBeChangedWhileItRuns() {
        Run run = player.start(new LockCounter(), Map.of("rounds", 100, "gapMs", 1000.0, "pauseMs", 0.0, "lock", true));
        run.turn(Map.of("gapMs", 0.0));
        player.awaitEnd(run);

        assertThat(lastRead(run)).isEqualTo(400);
    }

    private static int lastRead(Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.READ) && e.actor().equals("Main"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value();
    }
}
