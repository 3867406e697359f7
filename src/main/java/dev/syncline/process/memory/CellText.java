package dev.syncline.process.memory;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in the text of an event which cells of shared memory were read or written, in Python's spelling. */
final class CellText {
    private static final int MOST = 40;

    private CellText() {}

    /** One cell, for example {@code [3] = 7}. */
    static String one(int index, Object value) {
        return "[%d] = %s".formatted(index, value);
    }

    /** Those from {@code from} to before {@code to}, for example {@code [2:4] = 7, 8}; of many, only the first are named. */
    static String some(int from, int to, IntFunction<Object> value) {
        String values = IntStream.range(from, Math.min(to, from + MOST))
                .mapToObj(i -> value.apply(i).toString())
                .collect(Collectors.joining(", "));
        return "[%d:%d] = %s%s".formatted(from, to, values, to - from > MOST ? ", …" : "");
    }
}
