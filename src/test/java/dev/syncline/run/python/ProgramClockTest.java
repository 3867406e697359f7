package dev.syncline.run.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramClockTest {
    private final List<String> told = new ArrayList<>();
    private final ProgramClock clock = new ProgramClock(
            (stopped, speed, shown, wall) -> told.add("%s %s %d %d".formatted(stopped, speed, shown, wall)));

    @Test
    void tellsTheProgramEveryChange() {
        clock.clock(/* stopped= */ false, /* speed= */ 1, /* shown= */ 0, /* wall= */ 1_000);
        clock.clock(true, 2, 500, 1_500);

        assertThat(told).containsExactly("false 1.0 0 1000", "true 2.0 500 1500");
    }

    @Test
    void knowsWhatItShowedBeforeAChangeAndAfterIt() {
        clock.clock(false, 1, 0, 1_000);
        clock.clock(false, 4, 500, 1_500);

        assertThat(clock.at(1_200)).isEqualTo(200);
        assertThat(clock.at(1_500)).isEqualTo(500);
        assertThat(clock.at(1_600)).isEqualTo(900);
    }

    @Test
    void standsStillWhileItIsStopped() {
        clock.clock(false, 1, 0, 1_000);
        clock.clock(true, 1, 500, 1_500);
        clock.clock(false, 1, 500, 9_000);

        assertThat(clock.at(1_400)).isEqualTo(400);
        assertThat(clock.at(1_501)).isEqualTo(500);
        assertThat(clock.at(8_999)).isEqualTo(500);
        assertThat(clock.at(9_100)).isEqualTo(600);
    }

    @Test
    void neverShowedMoreThanTheNextChangeFound() {
        clock.clock(false, 3, 0, 1_000);
        clock.clock(false, 1, 200, 1_100); // it began anew, or was set back

        assertThat(clock.at(1_099)).isEqualTo(200);
    }

    @Test
    void showsTheBeginningToWhatIsEarlierThanAllItKnowsAnd0BeforeItWasSet() {
        assertThat(clock.at(1_000)).isZero();
        clock.clock(false, 1, 70, 1_000);
        assertThat(clock.at(10)).isEqualTo(70);
    }

    @Test
    void forgetsWhatIsLongAgo() {
        for (int change = 0; change < 1_000; change++) {
            clock.clock(false, 1, change, change);
        }

        assertThat(clock.at(999)).isEqualTo(999);
        assertThat(clock.at(950)).isEqualTo(950);
        assertThat(clock.at(0)).as("the oldest change that it remembers").isGreaterThan(900);
    }
}
