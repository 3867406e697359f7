package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** The point of {@link EventGate}. */
@Timeout(90)
class EventGateTest {
    private static final Map<String, Object> BY_HAND =
            Map.of("counters", 2, "intervalMs", 50.0, "startSet", false, "automatic", false);

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void threadsCountOnlyWhileTheLecturerHasSetTheEvent() {
        Run run = player.start(new EventGate(), BY_HAND);
        await().until(() -> count(run, Kind.WAITING) == 2);
        assertThat(count(run, Kind.PRINTED)).isZero();

        run.operate("run_counter", "set", null);
        await().until(() -> count(run, Kind.PRINTED) >= 6);
        run.operate("run_counter", "clear", null);
        await().until(() -> count(run, Kind.WAITING) == 4);
        run.stop();

        List<RecordedEvent> events = RecordedEvent.in(run);
        assertThat(events)
                .filteredOn(e -> e.is(Kind.PRINTED))
                .extracting(RecordedEvent::text)
                .contains("Counting 0", "Counting 2");
        assertThat(events.stream().filter(e -> e.is(Kind.PASSED)))
                .allMatch(passed -> isSetBefore(events, passed.seq()));
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void everyNumberIsPrintedWithAPermissionOfItsOwn() {
        Run run = player.stopAfter(200, player.start(new EventGate(), Map.of("intervalMs", 50.0)));

        for (String actor : List.of("Counter 1", "Counter 2", "Counter 3")) {
            List<Kind> steps = RecordedEvent.in(run).stream()
                    .filter(e -> e.actor().equals(actor) && e.is(Kind.PASSED, Kind.PRINTED))
                    .map(RecordedEvent::kind)
                    .toList();
            for (int i = 0; i < steps.size(); i++) {
                assertThat(steps.get(i)).isEqualTo(i % 2 == 0 ? Kind.PASSED : Kind.PRINTED);
            }
        }
    }

    @Test
    void theKeeperSetsAndClearsByItself() {
        Run run = player.start(new EventGate(), Map.of("startSet", false, "phaseMs", 500.0, "intervalMs", 2000.0));
        await().until(() -> count(run, Kind.SET) >= 1 && count(run, Kind.CLEARED) >= 1);
        run.stop();

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.SET, Kind.CLEARED))
                .extracting(RecordedEvent::actor)
                .containsOnly("Main");
    }

    private static boolean isSetBefore(List<RecordedEvent> events, long seq) {
        return events.stream()
                .filter(e -> e.seq() < seq && e.is(Kind.SET, Kind.CLEARED))
                .reduce((earlier, later) -> later)
                .filter(e -> e.is(Kind.SET))
                .isPresent();
    }

    private static long count(Run run, Kind kind) {
        return RecordedEvent.in(run).stream().filter(e -> e.is(kind)).count();
    }
}
