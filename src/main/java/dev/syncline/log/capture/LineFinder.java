package dev.syncline.log.capture;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the line of the scenario's source on which the calling thread stands.
 *
 * <p>The line of a frame is looked up once for each place in the code and remembered, because building a stack trace
 * element costs more than the walk itself.
 */
public final class LineFinder {
    private record Place(String type, String method, String descriptor, int byteCode) {}

    /** Newer JDKs tell the descriptor of a frame only to a walker that may also see its class. */
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final String className;
    private final String nestedPrefix;
    private final Map<Place, Integer> known = new ConcurrentHashMap<>();

    /** Finds lines in the code of this scenario. */
    public LineFinder(Class<?> scenario) {
        this.className = scenario.getName();
        this.nestedPrefix = className + "$";
    }

    /** The line, counted from 1, or 0 if the thread is not in the scenario's code. */
    public int find() {
        return WALKER.walk(this::innermost).map(this::lineOf).orElse(0);
    }

    private Optional<StackWalker.StackFrame> innermost(Stream<StackWalker.StackFrame> frames) {
        return frames.filter(this::inScenario).findFirst();
    }

    private boolean inScenario(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.equals(className) || name.startsWith(nestedPrefix);
    }

    private int lineOf(StackWalker.StackFrame frame) {
        Place place =
                new Place(frame.getClassName(), frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex());
        return known.computeIfAbsent(place, p -> Math.max(frame.getLineNumber(), 0));
    }
}
