package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link BarrierTimeout}. */
@Timeout(90)
class BarrierTimeoutTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void waitingAloneBreaksItAndTheSecondTryFailsWithoutWaiting() {
        Run run = player.play(new BarrierTimeout(), Map.of("timeoutMs", 200.0));

        List<Kind> annsWay = RecordedEvent.in(run).stream()
                .filter(e -> e.object().equals("barrier"))
                .map(RecordedEvent::kind)
                .toList();
        List<Kind> inVain = List.of(Kind.ARRIVED, Kind.WAITING, Kind.TIMED_OUT, Kind.BROKE, Kind.RAISED);
        assertThat(annsWay.subList(0, 5)).isEqualTo(inVain);
        assertThat(annsWay.subList(5, 7)).containsExactly(Kind.RAISED, Kind.RESET);
        assertThat(annsWay.subList(7, 12)).isEqualTo(inVain);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("0 passed the barrier, 3 got the error.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void theUserCanArriveAfterTheReset() {
        Run run = player.start(new BarrierTimeout(), Map.of("timeoutMs", 100.0, "reset", false));
        await().until(() -> RecordedEvent.in(run).stream().anyMatch(e -> e.is(Kind.RAISED)));
        run.operate("barrier", "reset", null);
        player.awaitEnd(run);

        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.RESET)).hasSize(1);
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.WAITING)).hasSizeGreaterThan(1);
    }

    @Test
    void whenAbortedAllAreToldAtOnce() {
        Run run = player.start(new BarrierTimeout(), Map.of("timeoutMs", 10_000.0));
        await().until(() -> RecordedEvent.in(run).stream().anyMatch(e -> e.is(Kind.WAITING)));
        run.operate("barrier", "abort", null);
        await().until(() -> RecordedEvent.in(run).stream().anyMatch(e -> e.is(Kind.RAISED)));
        run.stop();

        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.TIMED_OUT));
        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.is(Kind.BROKE) && e.actor().equals("You"));
    }

    @Test
    void aFriendWhoComesInTimeMakesTheLastTrySucceed() {
        Run run = player.play(new BarrierTimeout(), Map.of("timeoutMs", 3_000.0, "friends", 1, "lateMs", 0.0));

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("2 passed the barrier, 2 got the error.");
    }
}
