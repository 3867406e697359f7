package dev.syncline.python.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordReaderTest {
    private static final TracerRecord EMPTY =
            new TracerRecord(3, /* timed= */ false, 7, /* peer= */ 0, 0x1_0000_0002L, 55, -1, 123_456_789_012L, "");
    private static final TracerRecord WITH_TEXT =
            new TracerRecord(2, /* timed= */ true, -1, /* peer= */ 9, /* object= */ 0, 70_000, 500, 1, "über 1 €");

    @Test
    void readsEveryFieldOfARecord() throws IOException {
        assertThat(read(new ByteArrayInputStream(bytes(EMPTY, WITH_TEXT)))).containsExactly(EMPTY, WITH_TEXT);
    }

    @Test
    void aRecordMayComeInPieces() throws IOException {
        InputStream oneByOne = new ByteArrayInputStream(bytes(EMPTY, WITH_TEXT, EMPTY)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };

        assertThat(read(oneByOne)).containsExactly(EMPTY, WITH_TEXT, EMPTY);
    }

    @Test
    void halfARecordAtTheEndIsAnErrorAfterTheWholeOnes() {
        byte[] all = bytes(EMPTY, WITH_TEXT);
        List<TracerRecord> taken = new ArrayList<>();

        assertThatThrownBy(() ->
                        reader(new ByteArrayInputStream(all, 0, all.length - 1)).readAll(taken::add))
                .isInstanceOf(IOException.class)
                .hasMessage("The program's events end with half a record.");
        assertThat(taken).containsExactly(EMPTY);
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessage("The program wrote something that is not a record.");
    }

    private static List<TracerRecord> read(InputStream in) throws IOException {
        List<TracerRecord> taken = new ArrayList<>();
        reader(in).readAll(taken::add);
        return taken;
    }

    private static RecordReader reader(InputStream in) {
        return new RecordReader(Channels.newChannel(in));
    }

    private static byte[] bytes(TracerRecord... records) {
        ByteBuffer all = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        for (TracerRecord record : records) {
            byte[] text = record.text().getBytes(StandardCharsets.UTF_8);
            all.putShort((short) (RecordReader.HEAD + text.length));
            all.put((byte) record.kind()).put((byte) (record.timed() ? 1 : 0));
            all.putInt(record.actor()).putInt(record.peer()).putLong(record.object());
            all.putInt(record.line()).putInt(record.value()).putLong(record.wall());
            all.put(text);
        }
        byte[] bytes = new byte[all.position()];
        all.flip().get(bytes);
        return bytes;
    }
}
