package dev.syncline.process.ipc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The longest time that an operation on something shared waits, in nanoseconds of the run's clock. */
public final class SharedTimeout {
    /** No waiting. */
    public static final long NOW = 0;

    private SharedTimeout() {}

    /** The limit of {@code timeout}; a negative one is taken as 0, as in CPython's {@code multiprocessing}. */
    public static long nanos(Duration timeout) {
        return timeout.isNegative() ? NOW : TimeUnit.NANOSECONDS.convert(timeout);
    }

    /**
     * The limit of a lock of a manager, for which -1 second means forever, because the manager uses thread locks.
     *
     * @throws IllegalArgumentException if the timeout is negative otherwise
     */
    public static long lock(Duration timeout) {
        if (timeout.equals(Duration.ofSeconds(-1))) {
            return NamedSemaphore.FOREVER;
        }
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout value must be a non-negative number");
        }
        return nanos(timeout);
    }
}
