package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EventWireTest {
    private static final LogEvent LARGEST = new LogEvent(
            1L << 40, 1L << 50, Kind.WAITING, 65_534, 65_533, Integer.MIN_VALUE, 65_532, 65_531, true, "ä");

    @Test
    void bringsEveryFieldOfAnEvent() throws IOException {
        assertThat(sent(LARGEST)).isEqualTo(LARGEST);
        assertThat(sent(LogEvent.of(7, 8, Kind.LOST, 3))).isEqualTo(LogEvent.of(7, 8, Kind.LOST, 3));
    }

    @Test
    void cutsATextThatDoesNotFit() throws IOException {
        LogEvent event = new LogEvent(0, 0, Kind.PRINTED, 1, 2, 3, 4, 5, false, "x".repeat(EventWire.MAX_BYTES));

        assertThat(sent(event).text()).isEqualTo("x".repeat(EventWire.MAX_BYTES - 36));
    }

    @Test
    void refusesWhatIsNoEvent() {
        byte[] bytes = new byte[36];
        bytes[32] = 0x7F;

        assertThatThrownBy(() -> EventWire.read(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessage("A worker sent something that is not an event.");
    }

    private static LogEvent sent(LogEvent event) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(EventWire.MAX_BYTES);
        EventWire.write(event, out);
        return EventWire.read(new DataInputStream(new ByteArrayInputStream(out.array(), 0, out.position())));
    }
}
