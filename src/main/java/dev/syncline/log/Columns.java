package dev.syncline.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The events of a chunk, one array per field; 16-bit unsigned numbers are kept as {@code char}. */
final class Columns {
    final long[] t;
    final byte[] kind;
    final char[] actor;
    final char[] object;
    final char[] peer;
    final char[] line;
    final int[] value;
    final byte[] flags;
    final char[] text;

    /** Makes room for {@code size} events. */
    Columns(int size) {
        this(
                new long[size],
                new byte[size],
                new char[size],
                new char[size],
                new char[size],
                new char[size],
                new int[size],
                new byte[size],
                new char[size]);
    }

    /** Wraps arrays of equal length. */
    Columns(
            long[] t,
            byte[] kind,
            char[] actor,
            char[] object,
            char[] peer,
            char[] line,
            int[] value,
            byte[] flags,
            char[] text) {
        this.t = t;
        this.kind = kind;
        this.actor = actor;
        this.object = object;
        this.peer = peer;
        this.line = line;
        this.value = value;
        this.flags = flags;
        this.text = text;
    }

    /** The number of events that there is room for. */
    int size() {
        return t.length;
    }

    /** A copy of the first {@code count} events. */
    Columns first(int count) {
        return new Columns(
                Arrays.copyOf(t, count),
                Arrays.copyOf(kind, count),
                Arrays.copyOf(actor, count),
                Arrays.copyOf(object, count),
                Arrays.copyOf(peer, count),
                Arrays.copyOf(line, count),
                Arrays.copyOf(value, count),
                Arrays.copyOf(flags, count),
                Arrays.copyOf(text, count));
    }

    /** Passes event {@code i} to {@code sink} with this number and text. */
    void emit(int i, long seq, @Nullable String eventText, EventSink sink) {
        sink.event(
                seq,
                t[i],
                KindNumber.kind(kind[i]),
                actor[i],
                object[i],
                value[i],
                peer[i],
                line[i],
                (flags[i] & Chunk.TIMED) != 0,
                eventText);
    }
}
