package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Kind;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
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
    private final Theatre theatre = new Theatre();

    @RepeatedTest(3)
    void everyLostUpdateIsSeenAsItHappens() {
        Run run = theatre.play(new RaceReadModifyWrite(), Map.of("doors", 8, "rounds", 10, "gap", 20.0, "pause", 0.0));

        String text = Theatre.verdict(run).text();
        int lost = 80 - lastWritten(run);
        assertThat(lost).isPositive();
        assertThat(text)
                .isEqualTo("80 visitors came, the board says %d: %d lost, %d of them seen as it happened."
                        .formatted(80 - lost, lost, lost));
        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void namesThoseWhoseNumberIsWipedOutAndNeverOneself() {
        Run run = theatre.play(new RaceReadModifyWrite(), Map.of("doors", 8, "rounds", 10, "gap", 20.0, "pause", 0.0));

        assertThat(Seen.in(run))
                .filteredOn(e -> e.is(Kind.PRINTED))
                .isNotEmpty()
                .allMatch(e -> e.text().matches("I read \\d+; since then Door \\d wrote \\d+. My \\d+ wipes that out."))
                .noneMatch(e -> e.text().contains(e.actor()));
    }

    @Test
    void withThePenTakenBeforeTheReadNothingIsLost() {
        Run run = theatre.play(
                new RaceReadModifyWrite(),
                Map.of("mode", "locked", "doors", 8, "rounds", 20, "gap", 1.0, "pause", 0.0));

        assertThat(Theatre.verdict(run).text()).isEqualTo("160 visitors came, the board says 160: 0 lost.");
        assertThat(Theatre.verdict(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void aFreeRunCountsHonestlyAndSaysNothingMeanwhile() {
        Run run = theatre.play(
                new RaceReadModifyWrite(), Map.of("mode", "free", "doors", 8, "rounds", 10, "gap", 20.0, "pause", 0.0));

        int lost = 80 - lastWritten(run);
        assertThat(Theatre.verdict(run).text())
                .isEqualTo("80 visitors came, the board says %d: %d lost.".formatted(80 - lost, lost));
        assertThat(Seen.in(run)).noneMatch(e -> e.is(Kind.PRINTED));
    }

    private static int lastWritten(Run run) {
        List<Integer> written = Seen.in(run).stream()
                .filter(e -> e.is(Kind.WROTE))
                .map(Seen::value)
                .toList();
        return written.get(written.size() - 1);
    }
}
