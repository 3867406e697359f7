package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link DeadlockTwoLocks}. */
@Timeout(90)
class DeadlockTwoLocksTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @RepeatedTest(5)
    void oppositeOrderWithAMeetingAlwaysEndsInADeadlockWhoseCycleIsNamed() {
        Run run = player.play(new DeadlockTwoLocks(), Map.of("pauseMs", 0.0));

        assertThat(run.state()).isEqualTo(RunState.DEADLOCKED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .contains("Clerk 1 waits for Ben's lock", "Clerk 2 waits for Anna's lock");
        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.WROTE));
    }

    @Test
    void moreClerksMeetInADeadlockToo() {
        Run run = player.play(new DeadlockTwoLocks(), Map.of("clerks", 8, "pauseMs", 0.0));

        assertThat(run.state()).isEqualTo(RunState.DEADLOCKED);
    }

    @Test
    void withOneOrderForAllEveryTransferIsDoneAndNoMoneyIsLost() {
        Run run =
                player.play(new DeadlockTwoLocks(), Map.of("clerks", 4, "rounds", 25, "pauseMs", 0.0, "ordered", true));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("100 transfers were done. There were 200, and now there are 200.");
    }

    @Test
    void withOneOrderForAllBensLockIsTakenOnlyByWhoHoldsAnnas() {
        Run run = player.play(new DeadlockTwoLocks(), Map.of("rounds", 10, "pauseMs", 0.0, "ordered", true));

        List<String> acquired = RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.ACQUIRED))
                .map(RecordedEvent::object)
                .toList();
        for (int i = 0; i < acquired.size(); i++) {
            assertThat(acquired.get(i)).isEqualTo(i % 2 == 0 ? "Anna's lock" : "Ben's lock");
        }
    }
}
