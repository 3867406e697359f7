package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The point of {@link DiningPhilosophers}. */
@Timeout(90)
class DiningPhilosophersTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void withoutACureAllHoldTheLeftForkAndWaitForTheNextOne() {
        Run run = player.play(
                new DiningPhilosophers(), Map.of("pauseMs", 100.0, "eatMs", 0.0, "thinkMs", 0.0, "dinnerMs", 60000.0));

        assertThat(run.state()).isEqualTo(RunState.DEADLOCKED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        for (int n = 1; n <= 5; n++) {
            assertThat(ScenarioPlayer.outcome(run).text())
                    .contains("Philosopher %d waits for fork %d, which Philosopher %d holds"
                            .formatted(n, n % 5 + 1, n % 5 + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock order", "left-handed", "waiter", "try-lock"})
    void withEachCureAllEatAndNoForkIsShared(String cure) {
        Run run = player.play(
                new DiningPhilosophers(),
                Map.of("cure", cure, "pauseMs", 10.0, "eatMs", 0.0, "thinkMs", 0.0, "dinnerMs", 1000.0));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.PRINTED))
                .extracting(RecordedEvent::actor)
                .contains("Philosopher 1", "Philosopher 2", "Philosopher 3", "Philosopher 4", "Philosopher 5");
    }

    @Test
    void evenTwoAtATableNeedACure() {
        Run run = player.play(
                new DiningPhilosophers(),
                Map.of(
                        "philosophers",
                        2,
                        "cure",
                        "waiter",
                        "pauseMs",
                        10.0,
                        "eatMs",
                        0.0,
                        "thinkMs",
                        0.0,
                        "dinnerMs",
                        1000.0));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.ACQUIRED) && e.object().equals("seats"))
                .allSatisfy(e -> assertThat(e.value()).isZero());
    }

    @Test
    void whoTriesNeverWaitsForTheSecondFork() {
        Run run = player.play(
                new DiningPhilosophers(),
                Map.of("cure", "try-lock", "pauseMs", 100.0, "eatMs", 0.0, "thinkMs", 0.0, "dinnerMs", 0.0));

        long putBack =
                RecordedEvent.in(run).stream().filter(e -> e.is(Kind.TIMED_OUT)).count();
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Meals of each: [1, 1, 1, 1, 1]. A fork was put back %d times.".formatted(putBack));
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }
}
