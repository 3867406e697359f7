package dev.syncline.python.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads the records of a traced program in the order in which the kernel took them. */
public final class RecordReader {
    /** The length of a record without text. */
    static final int HEAD = 36;

    /** The number of the mark behind which nothing more is read. */
    static final int LAST = -1;

    private static final int TIMED = 1;
    private static final int VALUE = 24;
    private static final int BUFFER = 1 << 18;

    private final ReadableByteChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    /** Reads from {@code channel}. */
    public RecordReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Passes every record to {@code sink} until the channel ends, or the last mark has come.
     *
     * @throws IOException if something else than records comes, or the channel fails
     */
    public void readAll(Consumer<TracerRecord> sink) throws IOException {
        while (channel.read(bytes) >= 0) {
            bytes.flip();
            while (isWhole()) {
                TracerRecord record = next();
                if (record.kind() == TracerRecord.MARK && record.value() == LAST) {
                    return;
                }
                sink.accept(record);
            }
            bytes.compact();
        }
        if (bytes.position() > 0) {
            throw new IOException("The program's events end with half a record.");
        }
    }

    /** The bytes of a mark, with which the server finds out what has been read. */
    static ByteBuffer mark(int number) {
        return ByteBuffer.allocate(HEAD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(0, (short) HEAD)
                .put(2, (byte) TracerRecord.MARK)
                .putInt(VALUE, number);
    }

    private boolean isWhole() throws IOException {
        if (bytes.remaining() < HEAD) {
            return false;
        }
        int length = length();
        if (length < HEAD) {
            throw new IOException("The program wrote something that is not a record.");
        }
        return bytes.remaining() >= length;
    }

    private int length() {
        return Short.toUnsignedInt(bytes.getShort(bytes.position()));
    }

    private TracerRecord next() {
        int at = bytes.position();
        int length = length();
        byte[] text = new byte[length - HEAD];
        bytes.get(at + HEAD, text);
        bytes.position(at + length);
        return new TracerRecord(
                Byte.toUnsignedInt(bytes.get(at + 2)),
                (bytes.get(at + 3) & TIMED) != 0,
                /* actor= */ bytes.getInt(at + 4),
                /* peer= */ bytes.getInt(at + 8),
                /* object= */ bytes.getLong(at + 12),
                /* line= */ bytes.getInt(at + 20),
                /* value= */ bytes.getInt(at + VALUE),
                /* wall= */ bytes.getLong(at + 28),
                text.length == 0 ? "" : new String(text, StandardCharsets.UTF_8));
    }
}
