package dev.syncline.trace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The longest time that an operation waits, in nanoseconds of the run's clock. */
public final class Timeout {
    /** No timeout. */
    public static final long FOREVER = -1;

    /** In a run that leads its waits: as long as others do something, for a wait that is usually short. */
    public static final long UNTIL_QUIET = -2;

    /** No waiting. */
    public static final long NOW = 0;

    /** A negative timeout, which locks and queues reject. */
    private static final long NEGATIVE = Long.MIN_VALUE;

    /** Python's {@code timeout=-1}, which for a lock means no timeout. */
    private static final Duration NONE = Duration.ofSeconds(-1);

    private Timeout() {}

    /** The limit of {@code timeout}; a negative one is taken as 0, one beyond 292 years is cut to 292 years. */
    public static long nanos(Duration timeout) {
        return Math.max(NOW, signed(timeout));
    }

    /**
     * The limit of a lock between threads, for which -1 second means forever.
     *
     * @throws IllegalArgumentException if the timeout is negative otherwise
     */
    public static long lock(Duration timeout) {
        if (timeout.equals(NONE)) {
            return FOREVER;
        }
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout value must be a non-negative number");
        }
        return nanos(timeout);
    }

    /**
     * The limit of a lock's {@code acquire(blocking, timeout)}.
     *
     * @throws IllegalArgumentException if it does not block and there is a timeout, or the timeout is negative
     */
    public static long lock(boolean blocking, Duration timeout) {
        if (blocking) {
            return lock(timeout);
        }
        if (timeout.equals(NONE)) {
            return NOW;
        }
        throw new IllegalArgumentException("can't specify a timeout for a non-blocking call");
    }

    /** The limit of a queue operation; {@link #checkQueue} rejects a negative one where it matters. */
    public static long queue(Duration timeout) {
        return signed(timeout);
    }

    /**
     * Checks the limit of a queue.
     *
     * @throws IllegalArgumentException if its timeout is negative
     */
    public static void checkQueue(long limitNanos) {
        if (limitNanos == NEGATIVE) {
            throw new IllegalArgumentException("'timeout' must be a non-negative number");
        }
    }

    private static long signed(Duration timeout) {
        return timeout.isNegative() ? NEGATIVE : TimeUnit.NANOSECONDS.convert(timeout);
    }
}
