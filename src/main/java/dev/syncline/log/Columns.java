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

    /** Sets event {@code i}; {@code position} is that of its text among the texts of the chunk, counted from 1. */
    void set(int i, LogEvent event, int position) {
        t[i] = event.t();
        kind[i] = (byte) KindNumber.of(event.kind());
        actor[i] = (char) event.actor();
        object[i] = (char) event.object();
        peer[i] = (char) event.peer();
        line[i] = (char) event.line();
        value[i] = event.value();
        flags[i] = event.timed() ? (byte) Chunk.TIMED : 0;
        text[i] = (char) position;
    }

    /** Event {@code i}, with this number and text. */
    LogEvent get(int i, long seq, @Nullable String eventText) {
        return new LogEvent(
                seq,
                t[i],
                KindNumber.kind(kind[i]),
                /* actor= */ actor[i],
                /* object= */ object[i],
                /* value= */ value[i],
                /* peer= */ peer[i],
                /* line= */ line[i],
                (flags[i] & Chunk.TIMED) != 0,
                eventText);
    }
}
