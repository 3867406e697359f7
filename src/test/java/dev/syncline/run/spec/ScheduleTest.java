package dev.syncline.run.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Test
    void isShortEnoughForALinkAndReadBackAsItWas() {
        Schedule schedule = new Schedule(List.of(0, 0, 0, 1, 2, 2, 1));

        assertThat(schedule).hasToString("0x3,1,2x2,1");
        assertThat(Schedule.parse("0x3,1,2x2,1")).isEqualTo(schedule);
        assertThat(Schedule.parse(" 0, 0 ,0,1x1,2,2,1")).isEqualTo(schedule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "1,,2", "a", "-1", "1x", "x2", "1x-2", "1.5", "123456", "0x99999"})
    void refusesWhatIsNoSchedule(String text) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("like 0,1,2x3");
    }

    @Test
    void refusesOneThatIsTooLong() {
        assertThat(Schedule.parse("0x5000").steps()).hasSize(5_000);
        assertThatThrownBy(() -> Schedule.parse("0x2500,1x2501")).hasMessageContaining("5,000 operations");
        assertThatThrownBy(() -> new Schedule(Collections.nCopies(5_001, 1))).hasMessageContaining("5,000 operations");
    }
}
