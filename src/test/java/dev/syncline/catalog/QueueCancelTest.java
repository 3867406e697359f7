package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link QueueCancel}. */
@Timeout(90)
class QueueCancelTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aReaderInsideGetDoesNotNoticeTheCancelUntilItHasGotAnItem() {
        Run run = player.play(new QueueCancel(), Map.of("waitMs", 300.0, "cancelMs", 2000.0));

        List<RecordedEvent> all = RecordedEvent.in(run);
        Map<String, String> waitsFor = new HashMap<>();
        Map<String, Kind> next = new HashMap<>();
        boolean cancelled = false;
        for (RecordedEvent event : all) {
            if (!cancelled) {
                waitsFor.put(event.actor(), event.is(Kind.WAITING) ? event.object() : "");
                cancelled = event.is(Kind.SET);
            } else {
                next.putIfAbsent(event.actor(), event.kind());
            }
        }
        waitsFor.values().removeIf(object -> !object.equals("queue"));
        assertThat(waitsFor).isNotEmpty();
        assertThat(waitsFor.keySet()).allMatch(reader -> next.get(reader) == Kind.TAKEN);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("5 readers ended; ");
    }

    @Test
    void withoutAnItemTheyWaitOnUntilStop() {
        Run run =
                player.start(new QueueCancel(), Map.of("waitMs", 100.0, "cancelMs", 2000.0, "teacher", "cancel only"));
        await().until(() -> RecordedEvent.in(run).stream().anyMatch(e -> e.is(Kind.SET)));
        assertThat(run.live()).isTrue();
        await().atMost(Duration.ofMinutes(1)).until(() -> run.state() == RunState.STALLED);
        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STALLED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void withATimeoutInGetAllOfThemLeaveByThemselves() {
        Run run = player.play(
                new QueueCancel(),
                Map.of("waitMs", 100.0, "cancelMs", 3000.0, "teacher", "cancel only", "timedGet", true));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.TAKEN)).hasSize(1);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("5 readers ended; 0 of them had to get an item first, after the cancel.");
    }

    @Test
    void theUserCanPutAndCancel() {
        Run run = player.start(new QueueCancel(), Map.of("readers", 2, "waitMs", 100.0, "teacher", "by hand"));
        await().until(() -> RecordedEvent.in(run).stream()
                .anyMatch(e -> e.is(Kind.WAITING) && e.object().equals("queue")));
        run.operate("cancel", "set", null);
        run.operate("queue", "put", "100");
        run.operate("queue", "put", "100");
        player.awaitEnd(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("2 readers ended; ");
    }
}
