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

/** The point of {@link TimerCancel}. */
@Timeout(90)
class TimerCancelTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aTimerThatIsCancelledInTimeRunsNothing() {
        Run run = player.play(new TimerCancel(), Map.of("jobs", 3, "slowJob", 0, "workMs", 0.0, "intervalMs", 5000.0));

        assertThat(RecordedEvent.in(run))
                .noneMatch(e -> e.actor().startsWith("Timer") && (e.is(Kind.TIMED_OUT) || e.is(Kind.PRINTED)));
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("Jobs: 3. Alarms: 0. False alarms: 0.");
    }

    @Test
    void withoutCancelEveryAlarmGoesOffForAJobThatIsDone() {
        Run run = player.play(
                new TimerCancel(),
                Map.of("jobs", 2, "cancel", false, "slowJob", 0, "workMs", 0.0, "intervalMs", 500.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.PRINTED) && e.actor().startsWith("Timer"))
                .extracting(RecordedEvent::text)
                .containsExactly("Alarm: job 1", "Alarm: job 2");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.INTERESTING);
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("Jobs: 2. Alarms: 2. False alarms: 2.");
    }

    @Test
    void theFunctionRunsOnTheLaneOfTheTimerAndWorkerJoinsIt() {
        Run run = player.play(new TimerCancel(), Map.of("jobs", 1, "slowJob", 0, "workMs", 0.0, "cancel", false));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.actor().equals("Timer 1"))
                .extracting(RecordedEvent::kind)
                .containsExactly(Kind.STARTED, Kind.WAITING, Kind.TIMED_OUT, Kind.PRINTED, Kind.SET, Kind.ENDED);
        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.is(Kind.WAITING)
                        && e.actor().equals("Worker")
                        && e.text().equals("waits for Timer 1 to end"));
    }

    @Test
    void aPersonAtTheScreenCanCancelIt() {
        Run run = player.start(
                new TimerCancel(), Map.of("jobs", 1, "cancel", false, "workMs", 0.0, "intervalMs", 5000.0));
        await().until(() -> RecordedEvent.in(run).stream()
                .anyMatch(e -> e.is(Kind.WAITING) && e.actor().equals("Timer 1")));
        run.operate("Timer 1", "cancel", null);
        player.awaitEnd(run);

        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("Jobs: 1. Alarms: 0. False alarms: 0.");
    }
}
