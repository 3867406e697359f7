package dev.syncline.process.ipc;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as text, in the format of Python's {@code repr}. */
public final class Repr {
    private static final int MAX_LENGTH = 300;

    private Repr() {}

    /** The value as text, cut if it is too long. */
    public static String of(@Nullable Object value) {
        String text = repr(value);
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    /** The exception as text, with the class that Python would raise. */
    public static String of(RuntimeException error) {
        String message = error.getMessage();
        return message == null ? python(error) : python(error) + ": " + message;
    }

    /** The exception as an event names it: Python's class and message, and Java's class. */
    public static String both(RuntimeException error) {
        return "%s (Java: %s)".formatted(of(error), error.getClass().getSimpleName());
    }

    private static String repr(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof Boolean is) {
            return is ? "True" : "False";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Repr::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    private static String python(RuntimeException error) {
        return switch (error.getClass().getSimpleName()) {
            case "IllegalArgumentException" -> "ValueError";
            case "IllegalStateException", "IllegalMonitorStateException" -> "RuntimeError";
            case "ArithmeticException" -> "ZeroDivisionError";
            case "NoSuchElementException" -> "KeyError";
            case "IndexOutOfBoundsException" -> "IndexError";
            case "UncheckedIOException" -> "EOFError";
            default -> error.getClass().getSimpleName();
        };
    }
}
