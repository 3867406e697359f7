package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The point of {@link CigaretteSmokers}. */
@Timeout(90)
class CigaretteSmokersTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void naiveSmokersTakeWhatTheyCannotUseAndNoneContinues() {
        Run run = play("naive", 50, 100.0);

        assertThat(ScenarioPlayer.outcome(run).text()).endsWith(" held what it could not use.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void theCureOfThePhilosophersIsOfNoUse() {
        Run run = play("one order", 50, 100.0);

        assertThat(ScenarioPlayer.outcome(run).text()).endsWith(" held what it could not use.");
    }

    @Test
    void withHelpersEveryRoundIsSmokedByWhoeverOwnsTheThirdThing() {
        Run run = play("helpers", 30, 0.0);

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("30 of 30 rounds were smoked.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        List<String> put = objects(run, Kind.RELEASED, "Agent");
        List<String> smoked = RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.RELEASED) && e.object().equals("next round"))
                .map(RecordedEvent::actor)
                .toList();
        for (int round = 0; round < 30; round++) {
            assertThat(List.of(
                            put.get(2 * round),
                            put.get(2 * round + 1),
                            smoked.get(round).substring(9)))
                    .containsExactlyInAnyOrder("tobacco", "paper", "matches");
        }
    }

    private Run play(String strategy, int rounds, double reachMs) {
        return player.play(
                new CigaretteSmokers(),
                Map.of("strategy", strategy, "rounds", rounds, "reachMs", reachMs, "smokeMs", 0.0, "timeoutMs", 100.0));
    }

    private static List<String> objects(Run run, Kind kind, String actor) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(kind) && e.actor().equals(actor))
                .map(RecordedEvent::object)
                .toList();
    }
}
