package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Kind;
import org.junit.jupiter.api.Test;

class LogEventTest {
    private static final LogEvent EVENT = new LogEvent(1, 2, Kind.TAKEN, 3, 4, 5, 6, 7, true, "tea");

    @Test
    void changesNothingButTheFieldThatIsNamed() {
        assertThat(EVENT.withValue(50)).isEqualTo(new LogEvent(1, 2, Kind.TAKEN, 3, 4, 50, 6, 7, true, "tea"));
        assertThat(EVENT.withPeer(60)).isEqualTo(new LogEvent(1, 2, Kind.TAKEN, 3, 4, 5, 60, 7, true, "tea"));
    }

    @Test
    void concernsNothingButItsActorUnlessThatIsSaid() {
        assertThat(LogEvent.of(1, 2, Kind.LOST, 3))
                .isEqualTo(new LogEvent(1, 2, Kind.LOST, 3, Chunk.NONE, 0, Chunk.NONE, 0, false, null));
    }
}
