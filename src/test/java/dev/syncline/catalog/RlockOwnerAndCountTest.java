package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link RlockOwnerAndCount}. */
@Timeout(90)
class RlockOwnerAndCountTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void printsWhatTheCellOfTheCoursePrints() {
        Run run = player.play(new RlockOwnerAndCount(), Map.of("pauseMs", 0.0, "visitors", 0));

        assertThat(printed(run, "Owner"))
                .containsExactly(
                        "rl is unlocked; mine: false, my count: 0",
                        "rl is locked; mine: true, my count: 1",
                        "rl is locked; mine: true, my count: 2",
                        "rl is locked; mine: true, my count: 1",
                        "rl is unlocked; mine: false, my count: 0",
                        "RuntimeError: cannot release un-acquired lock");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void aVisitorIsServedAtCountZeroHoweverOftenTheOwnerReacquires() {
        Run run = player.play(
                new RlockOwnerAndCount(), Map.of("pauseMs", 20.0, "levels", 3, "reacquires", 4, "visitors", 3));

        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo(
                        "Visitors who got in too early: 0 of 3. Extra releases: 1, refused: 1. Releases still due: 0.");
        assertThat(printed(run, "Visitor 1"))
                .contains("rl is locked; mine: false, my count: 0", "rl is locked; mine: true, my count: 1");
    }

    @Test
    void withOneReleaseTooFewTheOwnerEndsAndTheVisitorWaitsForever() {
        Run run = player.start(new RlockOwnerAndCount(), Map.of("pauseMs", 0.0, "extra", -1));
        await().until(() -> RecordedEvent.in(run).stream()
                        .anyMatch(e -> e.is(Kind.ENDED) && e.actor().equals("Owner"))
                && RecordedEvent.in(run).stream()
                        .anyMatch(e -> e.is(Kind.WAITING) && e.object().equals("rl")));
        await().atMost(Duration.ofMinutes(1)).until(() -> run.state() == RunState.STALLED);
        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STALLED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).contains("without its last release");
        assertThat(RecordedEvent.in(run))
                .noneMatch(e -> e.is(Kind.ACQUIRED) && e.actor().equals("Visitor 1"));
    }

    private static List<String> printed(Run run, String actor) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.PRINTED) && e.actor().equals(actor))
                .map(RecordedEvent::text)
                .toList();
    }
}
