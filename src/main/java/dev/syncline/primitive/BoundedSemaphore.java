package dev.syncline.primitive;

import dev.syncline.trace.Probe;

/** A semaphore that cannot be released above its initial value, like Python's {@code threading.BoundedSemaphore}. */
public final class BoundedSemaphore extends Semaphore {
    /**
     * Makes a semaphore with {@code value} permits, which is also the maximum.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public BoundedSemaphore(int value) {
        this(value, false, Probe.NONE);
    }

    /**
     * Makes a semaphore with {@code value} permits, which is also the maximum; a {@code fair} one serves waiters in the
     * order of arrival. It reports to {@code probe}.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public BoundedSemaphore(int value, boolean fair, Probe probe) {
        super(value, value, fair, probe);
    }
}
