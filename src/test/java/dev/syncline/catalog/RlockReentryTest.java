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

/** The point of {@link RlockReentry}. */
@Timeout(90)
class RlockReentryTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void waitersGetInAfterTheLastReleaseAndNotBefore() {
        Run run = player.play(new RlockReentry(), Map.of("levels", 5, "waiters", 3, "pauseMs", 20.0 * 5));

        List<RecordedEvent> onTheLock = RecordedEvent.in(run).stream()
                .filter(e -> e.object().equals("lock"))
                .toList();
        List<Integer> ownersReleases = onTheLock.stream()
                .filter(e -> e.is(Kind.RELEASED) && e.actor().equals("Owner"))
                .map(RecordedEvent::value)
                .toList();
        RecordedEvent lastRelease = onTheLock.stream()
                .filter(e -> e.is(Kind.RELEASED) && e.actor().equals("Owner") && e.value() == 0)
                .findFirst()
                .orElseThrow();
        assertThat(ownersReleases).containsExactly(4, 3, 2, 1, 0);
        assertThat(onTheLock.stream()
                        .filter(e -> e.is(Kind.ACQUIRED) && e.actor().startsWith("Waiter")))
                .hasSize(3)
                .allMatch(e -> e.seq() > lastRelease.seq());
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void theStrangersReleaseEndsInTheErrorAndReleasesNothing() {
        Run run = player.play(new RlockReentry(), Map.of("levels", 2, "pauseMs", 100.0));

        List<RecordedEvent> strangers = RecordedEvent.in(run).stream()
                .filter(e -> e.actor().equals("Stranger"))
                .toList();
        assertThat(strangers)
                .filteredOn(e -> e.is(Kind.RAISED))
                .singleElement()
                .satisfies(e -> assertThat(e.text()).contains("RuntimeError", "cannot release un-acquired lock"));
        assertThat(strangers).noneMatch(e -> e.is(Kind.RELEASED));
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("A stranger's releases: 1, refused: 1.");
    }
}
