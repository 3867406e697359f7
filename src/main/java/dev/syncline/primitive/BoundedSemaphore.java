package dev.syncline.primitive;

import dev.syncline.trace.Probe;

/** A semaphore that refuses to be released above its first value, like Python's {@code threading.BoundedSemaphore}. */
public final class BoundedSemaphore extends Semaphore {
    /**
     * Makes a semaphore with {@code value} permits, which are all that there may be.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public BoundedSemaphore(int value) {
        this(value, false, Probe.NONE);
    }

    /**
     * Makes a semaphore with {@code value} permits, which are all that there may be; it serves in the order of arrival
     * if it is {@code fair}, and reports to {@code probe}.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public BoundedSemaphore(int value, boolean fair, Probe probe) {
        super(value, value, fair, probe);
    }
}
