package dev.syncline.process.ipc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long an operation on something shared is willing to wait, in nanoseconds of the run's clock. */
public final class SharedTimeout {
    /** Takes it now or leaves it. */
    public static final long NOW = 0;

    private SharedTimeout() {}

    /**
     * The limit of {@code timeout}; one that is negative is none, as in CPython's {@code multiprocessing}, which takes it
     * as 0.
     */
    public static long nanos(Duration timeout) {
        return timeout.isNegative() ? NOW : TimeUnit.NANOSECONDS.convert(timeout);
    }

    /**
     * The limit of a lock of a manager, which has threads: -1 second means forever.
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
