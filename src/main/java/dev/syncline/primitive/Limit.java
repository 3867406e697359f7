package dev.syncline.primitive;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long an operation is willing to wait, in nanoseconds. */
final class Limit {
    /** Never gives up. */
    static final long FOREVER = -1;

    /** Takes it now or leaves it. */
    static final long NOW = 0;

    private Limit() {}

    /**
     * The limit of {@code timeout}; one beyond 292 years is cut to that.
     *
     * @throws IllegalArgumentException if it is negative
     */
    static long nanos(Duration timeout) {
        return nanos(timeout, "timeout value must be a non-negative number");
    }

    /**
     * The limit of an operation of a queue, which refuses a negative one in words of its own.
     *
     * @throws IllegalArgumentException if it is negative
     */
    static long queue(Duration timeout) {
        return nanos(timeout, "'timeout' must be a non-negative number");
    }

    /**
     * The limit of Python's {@code acquire(blocking, timeout)}.
     *
     * @throws IllegalArgumentException in {@code words} if it does not block, because the time-out is senseless then, or
     *     if the time-out is negative
     */
    static long nanos(boolean blocking, Duration timeout, String words) {
        long nanos = nanos(timeout);
        if (!blocking) {
            throw new IllegalArgumentException(words);
        }
        return nanos;
    }

    private static long nanos(Duration timeout, String words) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(words);
        }
        return TimeUnit.NANOSECONDS.convert(timeout);
    }
}
