package dev.syncline.process.worker;

import dev.syncline.log.KindNumber;
import dev.syncline.log.LogEvent;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of an event on its way from a worker to the server. */
final class EventWire {
    /** The most bytes that an event takes. */
    static final int MAX_BYTES = 4096;

    private static final int FIXED = 36;

    private EventWire() {}

    /** Writes an event; a text that is too long is cut. */
    static void write(LogEvent event, ByteBuffer out) {
        String text = event.text();
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(utf8.length, MAX_BYTES - FIXED);
        out.putLong(event.seq()).putLong(event.t());
        out.putInt(event.value()).putInt(text == null ? -1 : length);
        out.putShort((short) event.actor()).putShort((short) event.object());
        out.putShort((short) event.peer()).putShort((short) event.line());
        out.putShort((short) KindNumber.of(event.kind())).putShort((short) (event.timed() ? 1 : 0));
        out.put(utf8, 0, length);
    }

    /**
     * Reads the next event.
     *
     * @throws java.io.EOFException if the stream ends before a whole event
     */
    static LogEvent read(DataInputStream in) throws IOException {
        long seq = in.readLong();
        long t = in.readLong();
        int value = in.readInt();
        int length = in.readInt();
        int actor = in.readUnsignedShort();
        int object = in.readUnsignedShort();
        int peer = in.readUnsignedShort();
        int line = in.readUnsignedShort();
        int kind = in.readUnsignedShort();
        boolean timed = in.readUnsignedShort() != 0;
        if (!KindNumber.isKnown(kind) || length > MAX_BYTES) {
            throw new IOException("A worker sent something that is not an event.");
        }
        String text = length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new LogEvent(seq, t, KindNumber.kind(kind), actor, object, value, peer, line, timed, text);
    }
}
