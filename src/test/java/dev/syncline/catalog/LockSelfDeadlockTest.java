package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link LockSelfDeadlock}. */
@Timeout(90)
class LockSelfDeadlockTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void theSecondAcquireOfALockIsADeadlockOfOneThread() {
        Run run = player.play(new LockSelfDeadlock(), Map.of("pauseMs", 0.0, "readers", 0));

        assertThat(run.state()).isEqualTo(RunState.DEADLOCKED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).contains("Librarian waits for index, which it holds itself");
    }

    @Test
    void theOwnerOfAnRLockAcquiresItAgainAndContinues() {
        Run run = player.play(new LockSelfDeadlock(), Map.of("pauseMs", 0.0, "kind", "RLock", "readers", 3));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("2 books lent. The second acquire went through 2 times and returned False 0 times.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.ACQUIRED) && e.actor().equals("Librarian"))
                .extracting(RecordedEvent::value)
                .containsExactly(1, 2, 1, 2);
    }

    @Test
    void withATimeoutTheSecondAcquireReturnsFalseAndNothingHangs() {
        Run run = player.play(new LockSelfDeadlock(), Map.of("pauseMs", 0.0, "second", "timeout", "timeoutMs", 100.0));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("2 books lent. The second acquire went through 0 times and returned False 2 times.");
    }

    @Test
    void aReleaseFromOutsideEndsTheDeadlockOfALock() {
        Run run = player.start(new LockSelfDeadlock(), Map.of("pauseMs", 0.0, "readers", 0, "loans", 1));
        await().until(() -> run.state() == RunState.DEADLOCKED);
        run.operate("index", "release", null);
        player.awaitEnd(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.INTERESTING);
        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.is(Kind.RAISED) && e.actor().equals("Librarian"));
    }
}
