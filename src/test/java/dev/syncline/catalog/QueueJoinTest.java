package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link QueueJoin}. */
@Timeout(90)
class QueueJoinTest {
    private static final Map<String, Object> QUICK = Map.of("plates", 4, "washMs", 50.0, "rescueMs", 50.0);

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void joinWaitsForTheLastTaskDoneAndNotForTheLastItem() {
        Run run = player.play(new QueueJoin(), with("taskDone", 1));

        List<RecordedEvent> all = RecordedEvent.in(run);
        long lastTaken = last(all, Kind.TAKEN);
        long joined = all.stream()
                .filter(e -> e.actor().equals("Chef") && e.is(Kind.DONE))
                .findFirst()
                .orElseThrow()
                .seq();
        assertThat(all.stream().filter(e -> e.seq() < joined && e.is(Kind.DONE)))
                .hasSize(4);
        assertThat(lastTaken).isLessThan(joined);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("join() ended with 4 of 4 plates washed. Refused: 0. Rescued: 0.");
    }

    @Test
    void withOneForgottenItWaitsUntilTheRescueThoughAllIsWashed() {
        Run run = player.play(new QueueJoin(), with("taskDone", 0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.DONE) && e.actor().equals("Rescuer"))
                .hasSize(1);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("join() ended with 4 of 4 plates washed. Refused: 0. Rescued: 1.");
    }

    @Test
    void withoutARescuerItWaitsForeverOrUntilTheUserCallsTaskDone() {
        Map<String, Object> knobs = with("taskDone", 0);
        knobs.put("rescuer", false);
        Run run = player.start(new QueueJoin(), knobs);
        await().until(() ->
                RecordedEvent.in(run).stream().filter(e -> e.is(Kind.DONE)).count() == 3);
        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.actor().equals("Chef") && e.is(Kind.DONE));
        await().until(() -> run.state() == RunState.STALLED);
        assertThat(ScenarioPlayer.outcome(run).text()).contains("Only you can help: queue.taskDone()");
        run.operate("queue", "taskDone", null);
        player.awaitEnd(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("join() ended with 4 of 4 plates washed.");
    }

    @Test
    void oneTaskDoneTooManyIsRefusedExactlyOnce() {
        Run run = player.play(new QueueJoin(), with("taskDone", 2));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED) && e.text().startsWith("ValueError"))
                .singleElement()
                .satisfies(e -> assertThat(e.text()).contains("task_done() called too many times"));
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).contains("Refused: 1.");
    }

    private static long last(List<RecordedEvent> all, Kind kind) {
        return all.stream()
                .filter(e -> e.is(kind))
                .mapToLong(RecordedEvent::seq)
                .max()
                .orElseThrow();
    }

    private static Map<String, Object> with(String knob, Object value) {
        Map<String, Object> all = new HashMap<>(QUICK);
        all.put(knob, value);
        return all;
    }
}
