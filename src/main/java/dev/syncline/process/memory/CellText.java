package dev.syncline.process.memory;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of an event about cells of shared memory that were read or written, in Python's notation. */
final class CellText {
    private static final int MAX_CELLS = 40;

    private CellText() {}

    /** One cell, for example {@code [3] = 7}. */
    static String one(int index, Object value) {
        return "[%d] = %s".formatted(index, value);
    }

    /**
     * The cells from {@code from} (inclusive) to {@code to} (exclusive), for example {@code [2:4] = 7, 8}; a long slice
     * is cut.
     */
    static String slice(int from, int to, IntFunction<Object> value) {
        String values = IntStream.range(from, Math.min(to, from + MAX_CELLS))
                .mapToObj(i -> value.apply(i).toString())
                .collect(Collectors.joining(", "));
        return "[%d:%d] = %s%s".formatted(from, to, values, to - from > MAX_CELLS ? ", …" : "");
    }
}
