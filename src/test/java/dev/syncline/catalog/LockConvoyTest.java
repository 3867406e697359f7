package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link LockConvoy}. */
@Timeout(90)
class LockConvoyTest {
    private static final Pattern LAST = Pattern.compile("(\\d+) of \\d+ in the last");

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void withAFairLockMostLinesOfTheLastRoundStillWait() {
        Run run = player.play(new LockConvoy(), Map.of("wakeMs", 40.0, "pauseMs", 50.0, "flushMs", 100.0));

        assertThat(waitsInTheLastRound(run)).isGreaterThan(15);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void soDoTheyInThePythonProgramWhichHasAFairLockOfItsOwn() {
        Run run = player.playInPython(new LockConvoy(), Map.of("wakeMs", 40.0, "pauseMs", 50.0, "flushMs", 100.0));

        assertThat(waitsInTheLastRound(run)).isGreaterThan(15);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void aFairLockIsNeverTakenAgainByWhoReleasesItWhileOthersWait() {
        Run run = player.play(new LockConvoy(), Map.of("wakeMs", 0.0, "pauseMs", 0.0, "flushMs", 50.0));

        assertThat(takenAgain(run)).isZero();
    }

    @Test
    void withBargingWhoReleasesItTakesItAgainThoughOthersWait() {
        Run run = player.play(new LockConvoy(), Map.of("fair", false, "wakeMs", 20.0, "pauseMs", 0.0, "flushMs", 50.0));

        assertThat(takenAgain(run)).isPositive();
    }

    private static int waitsInTheLastRound(Run run) {
        Matcher last = LAST.matcher(ScenarioPlayer.outcome(run).text());
        assertThat(last.find()).isTrue();
        return Integer.parseInt(last.group(1));
    }

    /** How often a thread released the lock while others waited, and was the next to have it. */
    private static int takenAgain(Run run) {
        int times = 0;
        Set<String> waiting = new HashSet<>();
        String releaser = "";
        for (RecordedEvent event : RecordedEvent.in(run)) {
            if (event.is(Kind.WAITING) && event.object().startsWith("log")) {
                waiting.add(event.actor());
            } else if (event.is(Kind.RELEASED)) {
                releaser = waiting.isEmpty() ? "" : event.actor();
            } else if (event.is(Kind.ACQUIRED)) {
                times += event.actor().equals(releaser) ? 1 : 0;
                waiting.remove(event.actor());
            }
        }
        return times;
    }
}
