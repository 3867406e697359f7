package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link ProcessLockKilledHolder}. */
@Timeout(90)
class ProcessLockKilledHolderTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aKilledHolderLeavesTheLockLockedAndAllClerksGiveUp() {
        Run run = player.play(
                new ProcessLockKilledHolder(), Map.of("killMs", 100.0, "workMs", 4000.0, "timeoutMs", 1000.0));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Exit code of the Holder: -9. Clerks that got the lock: 0 of 3.");
        assertThat(ScenarioPlayer.outcome(run).verdict()).isEqualTo("stalled");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.object().equals("lock") && e.is(Kind.TIMED_OUT))
                .hasSize(3);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRobustLockGoesToTheNextOneWhoIsToldThatTheOwnerDied() {
        Run run = player.play(
                new ProcessLockKilledHolder(),
                Map.of("lock", "robust", "killMs", 100.0, "workMs", 500.0, "timeoutMs", 0.0));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Exit code of the Holder: -9. Clerks that got the lock: 3 of 3.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.ACQUIRED) && e.text().contains("owner died"))
                .hasSize(1);
    }

    @Test
    void withoutATimeoutNothingEverHappens() {
        Run run =
                player.start(new ProcessLockKilledHolder(), Map.of("killMs", 0.0, "workMs", 4000.0, "timeoutMs", 0.0));
        await().until(() ->
                RecordedEvent.in(run).stream().anyMatch(e -> e.actor().equals("Holder") && e.is(Kind.ENDED)));
        await().until(() -> RecordedEvent.in(run).stream()
                        .filter(e -> e.object().equals("lock") && e.is(Kind.WAITING))
                        .count()
                == 3);
        await().atMost(Duration.ofMinutes(1)).until(() -> run.state() == RunState.STALLED);
        run.stop();

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.object().equals("lock") && e.is(Kind.ACQUIRED))
                .extracting(RecordedEvent::actor)
                .containsExactly("Holder");
    }
}
