package dev.syncline.process.ipc;

import dev.syncline.trace.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event as a worker sends it to the server.
 *
 * @param seq its number
 * @param t nanoseconds since the run began
 * @param kind what became true
 * @param actor the number of the actor
 * @param object the number of the object
 * @param value the value of the kind
 * @param peer the number of the actor that caused it
 * @param line the line of the scenario's source
 * @param timed whether this is a wait with a timeout
 * @param text a sentence, an item or a line of output
 */
public record EventWire(
        long seq,
        long t,
        Kind kind,
        int actor,
        int object,
        int value,
        int peer,
        int line,
        boolean timed,
        @Nullable String text) {
    /** The most bytes that an event takes on the wire. */
    public static final int MAX_BYTES = 4096;

    private static final int FIXED = 36;
    private static final Kind[] KINDS = Kind.values();

    /** Writes the event; a text that is too long is cut. */
    @SuppressWarnings("EnumOrdinal") // Kind promises that its ordinals never change
    public void write(ByteBuffer out) {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(utf8.length, MAX_BYTES - FIXED);
        out.putLong(seq).putLong(t).putInt(value).putInt(text == null ? -1 : length);
        out.putShort((short) actor)
                .putShort((short) object)
                .putShort((short) peer)
                .putShort((short) line);
        out.putShort((short) kind.ordinal()).putShort((short) (timed ? 1 : 0));
        out.put(utf8, 0, length);
    }

    /**
     * Reads the next event.
     *
     * @throws java.io.EOFException if the stream ends before a whole event
     */
    public static EventWire read(DataInputStream in) throws IOException {
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
        if (kind >= KINDS.length || length > MAX_BYTES) {
            throw new IOException("A worker sent something that is no event.");
        }
        String text = length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new EventWire(seq, t, KINDS[kind], actor, object, value, peer, line, timed, text);
    }
}
