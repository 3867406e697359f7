package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link EventTimeout}. */
@Timeout(90)
class EventTimeoutTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void theCellSaysWhatTheNotebookSays() {
        Run run = player.play(new EventTimeout(), Map.of("timeoutMs", 100.0, "pauseMs", 0.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.PRINTED))
                .extracting(RecordedEvent::text)
                .containsExactly(
                        "a new event; e.is_set() is False",
                        "e.set(); e.is_set() is True",
                        "e.set(); e.is_set() is True",
                        "e.clear(); e.is_set() is False",
                        "e.wait() returned False; e.is_set() is False");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("wait() returned False: 1, True: 0.");
    }

    @Test
    void setInTimeTheWaitIsTrueHoweverLongItMightHaveLasted() {
        Run run = player.play(
                new EventTimeout(), Map.of("timeoutMs", 10_000.0, "pauseMs", 0.0, "setter", true, "setMs", 100.0));

        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.TIMED_OUT));
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("wait() returned False: 0, True: 1.");
    }

    @Test
    void everyTryInVainIsFalse() {
        Run run = player.play(new EventTimeout(), Map.of("timeoutMs", 50.0, "pauseMs", 0.0, "tries", 3));

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("wait() returned False: 3, True: 0.");
    }

    @Test
    void theUserCanSetItWhileTheNotebookWaits() {
        Run run = player.start(new EventTimeout(), Map.of("timeoutMs", 10_000.0, "tries", 5, "pauseMs", 0.0));
        await().until(() -> RecordedEvent.in(run).stream().anyMatch(e -> e.is(Kind.WAITING)));
        run.operate("e", "set", null);
        player.awaitEnd(run);

        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("True: 1.");
    }
}
