package dev.syncline.log.capture;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of the scenario's source that the calling thread is executing.
 *
 * <p>The line of a frame is looked up once for each code position and cached, because building a stack trace element
 * costs more than the walk itself.
 */
public final class LineFinder {
    /** Its methods are written out, because those that a record is given are made at run time, which takes each worker 30 ms. */
    private record CodePosition(String type, String method, String descriptor, int byteCode) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CodePosition that
                    && byteCode == that.byteCode
                    && method.equals(that.method)
                    && type.equals(that.type)
                    && descriptor.equals(that.descriptor);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * type.hashCode() + method.hashCode()) + byteCode;
        }
    }

    /** Newer JDKs give the descriptor of a frame only to a walker that retains class references. */
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final String className;
    private final String nestedPrefix;
    private final Map<CodePosition, Integer> known = new ConcurrentHashMap<>();

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
        CodePosition position = new CodePosition(
                frame.getClassName(), frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex());
        return known.computeIfAbsent(position, p -> Math.max(frame.getLineNumber(), 0));
    }
}
