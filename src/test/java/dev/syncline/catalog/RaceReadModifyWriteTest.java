package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link RaceReadModifyWrite}. */
@Timeout(90)
class RaceReadModifyWriteTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @RepeatedTest(3)
    void everyLostUpdateIsSeenAsItHappens() {
        Run run =
                player.play(new RaceReadModifyWrite(), Map.of("doors", 8, "rounds", 10, "gapMs", 20.0, "pauseMs", 0.0));

        String text = ScenarioPlayer.outcome(run).text();
        int lost = 80 - lastWritten(run);
        assertThat(lost).isPositive();
        assertThat(text)
                .isEqualTo("80 visitors came, the board says %d: %d lost, %d of them seen as it happened."
                        .formatted(80 - lost, lost, lost));
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void namesTheNumberThatIsWipedOut() {
        Run run =
                player.play(new RaceReadModifyWrite(), Map.of("doors", 8, "rounds", 10, "gapMs", 20.0, "pauseMs", 0.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.PRINTED) && !e.actor().equals("Main"))
                .isNotEmpty()
                .allMatch(e -> e.text().matches("I read \\d+; since then it has become \\d+. My \\d+ wipes that out."));
    }

    @Test
    void withThePenTakenBeforeTheReadNothingIsLost() {
        Run run = player.play(
                new RaceReadModifyWrite(),
                Map.of("lock", "whole update", "doors", 8, "rounds", 20, "gapMs", 1.0, "pauseMs", 0.0));

        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("160 visitors came, the board says 160: 0 lost.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void aFreeRunCountsHonestlyAndSaysNothingMeanwhile() {
        Run run = player.play(
                new RaceReadModifyWrite(),
                Map.of("lock", "none", "doors", 8, "rounds", 10, "gapMs", 20.0, "pauseMs", 0.0));

        int lost = 80 - lastWritten(run);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("80 visitors came, the board says %d: %d lost.".formatted(80 - lost, lost));
        assertThat(RecordedEvent.in(run))
                .noneMatch(e -> e.is(Kind.PRINTED) && !e.actor().equals("Main"));
    }

    private static int lastWritten(Run run) {
        List<Integer> written = RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.WROTE))
                .map(RecordedEvent::value)
                .toList();
        return written.get(written.size() - 1);
    }
}
