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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link SemaphorePool}. */
@Timeout(90)
class SemaphorePoolTest {
    private static final Map<String, Object> MANY = Map.of("clients", 8, "rounds", 3, "holdMs", 50.0, "permits", 2);

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void neverAreMoreInsideThanThereArePermits() {
        Run run = player.play(new SemaphorePool(), MANY);

        assertThat(mostInside(run)).isEqualTo(2);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Most clients inside at once: 2. Permits at the start: 2, at the end: 2.");
    }

    @Test
    void oneReleaseTooManyLetsOneClientTooManyIn() {
        Run run = player.play(new SemaphorePool(), with(MANY, Map.of("overRelease", true)));

        assertThat(mostInside(run)).isEqualTo(3);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.INTERESTING);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Most clients inside at once: 3. Permits at the start: 2, at the end: 3.");
    }

    @Test
    void onlyTheBoundedOneRefusesTheReleaseTooMany() {
        Run run = player.play(new SemaphorePool(), with(MANY, Map.of("overRelease", true, "bounded", true)));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .singleElement()
                .satisfies(e -> assertThat(e.text()).contains("ValueError", "Semaphore released too many times"));
        assertThat(mostInside(run)).isEqualTo(2);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("Permits at the start: 2, at the end: 2.");
    }

    @Test
    void withoutPermitsAllWaitForASignal() {
        Run run = player.start(new SemaphorePool(), Map.of("clients", 3, "rounds", 1, "permits", 0, "holdMs", 0.0));
        await().until(() -> waiting(run) == 3);
        await().until(() -> run.state() == RunState.STALLED);

        run.operate("pool", "release", null);
        player.awaitEnd(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.ACQUIRED)).hasSize(3);
    }

    @Test
    void theSameSeedMakesTheSameRandomChoices() {
        Setting setting = Setting.standard(new SemaphorePool()).with(with(MANY, Map.of("holdMs", 50.0)));

        Map<String, List<Integer>> first = choices(player.awaitEnd(player.start(setting, 7)));
        Map<String, List<Integer>> again = choices(player.awaitEnd(player.start(setting, 7)));
        Map<String, List<Integer>> other = choices(player.awaitEnd(player.start(setting, 8)));

        assertThat(again).isEqualTo(first).hasSize(8);
        assertThat(other).isNotEqualTo(first);
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    private static Map<String, List<Integer>> choices(Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.WORKING, Kind.SLEEPING))
                .collect(Collectors.groupingBy(
                        RecordedEvent::actor, Collectors.mapping(RecordedEvent::value, Collectors.toList())));
    }

    private static long waiting(Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.WAITING) && e.object().equals("pool"))
                .count();
    }

    private static int mostInside(Run run) {
        int inside = 0;
        int most = 0;
        for (RecordedEvent event : RecordedEvent.in(run)) {
            if (event.is(Kind.ACQUIRED)) {
                inside++;
            } else if (event.is(Kind.RELEASED) && !event.actor().equals("Main")) {
                inside--;
            }
            most = Math.max(most, inside);
        }
        return most;
    }

    private static Map<String, Object> with(Map<String, Object> knobs, Map<String, Object> others) {
        Map<String, Object> all = new java.util.HashMap<>(knobs);
        all.putAll(others);
        return all;
    }
}
