package dev.syncline.python.interpreter;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CPython that can run a traced program.
 *
 * @param path its executable
 * @param version its version, for example {@code 3.13.0}
 * @param gil whether it has the global interpreter lock
 */
public record Interpreter(Path path, String version, boolean gil) {
    /** The oldest version that the tracer works with, and the newest with which it was tried. */
    static final int OLDEST_MINOR = 9;

    static final int NEWEST_MINOR = 14;

    private static final Pattern VERSION = Pattern.compile("3\\.(\\d+)\\.(\\d+).*");

    /** The best first: with the interpreter lock, as nearly everybody runs it, and the newest. */
    static final Comparator<Interpreter> BEST_FIRST = Comparator.comparing(Interpreter::gil)
            .thenComparing(Interpreter::minor)
            .thenComparing(Interpreter::micro)
            .reversed();

    /** The id in requests: the version, with a {@code t} for a build without the interpreter lock. */
    public String id() {
        return gil ? version : version + "t";
    }

    /** What the screen calls it: {@code Python 3.13}. */
    public String label() {
        return "Python 3.%d%s".formatted(minor(), gil ? "" : ", free-threaded");
    }

    /** Whether the tracer works with it. */
    boolean isSupported() {
        return minor() >= OLDEST_MINOR && minor() <= NEWEST_MINOR;
    }

    private int minor() {
        return number(1);
    }

    private int micro() {
        return number(2);
    }

    private int number(int group) {
        Matcher parts = VERSION.matcher(version);
        return parts.matches() ? Integer.parseInt(parts.group(group)) : 0;
    }
}
