package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.Run;
import dev.syncline.run.SteppedRun;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario with worker processes, stepped in an order that is drawn by lot, is played again in that order, event by event.
 * {@code -Dsyncline.order.plays=100} plays it more often, {@code -Dsyncline.order.seeds=10} draws more lots.
 */
@Timeout(1_800)
class CatalogOrderBetweenProcessesTest {
    private static final int PLAYS = Integer.getInteger("syncline.order.plays", 1);
    private static final int SEEDS = Integer.getInteger("syncline.order.seeds", 1);

    /** So many steps are taken of a scenario that does more. */
    private static final int MOST = 400;

    @RegisterExtension
    final ScenarioPlayer player = new ScenarioPlayer();

    static Stream<Scenario> scenarios() {
        return Scenarios.all().stream().filter(scenario -> scenario.engines().equals(List.of("processes")));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isPlayedAgainEventByEvent(Scenario scenario) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Setting setting = Setting.quick(scenario);
            Run led = player.begin(setting, new StartMode(null, 0, /* paused= */ true));
            SteppedRun.step(led, new Random(seed), MOST);
            List<String> first = SteppedRun.events(led);
            StartMode order = new StartMode(Objects.requireNonNull(led.schedule()), 0, /* paused= */ false);
            led.stop();

            for (int i = 0; i < PLAYS; i++) {
                Run run = player.play(setting, "processes", order);
                run.stop();
                assertThat(run.log().notes()).noneMatch(note -> note.text().contains("cannot continue"));
                assertThat(run.state()).isNotEqualTo(RunState.FAILED);
                assertThat(SteppedRun.events(run))
                        .as("play %d of %s", i, order.schedule())
                        .startsWith(first.toArray(new String[0]));
            }
        }
    }
}
