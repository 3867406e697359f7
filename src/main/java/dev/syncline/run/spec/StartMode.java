package dev.syncline.run.spec;

import org.jspecify.annotations.Nullable;

/**
 * How a run starts: freely, paused, or with a forced order.
 *
 * @param schedule the order of operations that is forced on its actors, null to let them run freely
 * @param paceMillis how long to wait before each operation of the schedule, 0 to {@value #SLOWEST}
 * @param paused whether it starts paused, before the first operation
 */
public record StartMode(@Nullable Schedule schedule, int paceMillis, boolean paused) {
    /** The longest time to wait before an operation of a schedule, in milliseconds. */
    public static final int SLOWEST = 10_000;

    /** All actors run freely from the start. */
    public static final StartMode FREE = new StartMode(null, 0, false);

    /**
     * Checks the pace.
     *
     * @throws IllegalArgumentException if the pace is not from 0 to {@value #SLOWEST}
     */
    public StartMode {
        if (paceMillis < 0 || paceMillis > SLOWEST) {
            throw new IllegalArgumentException("The pace is a whole number of milliseconds from 0 to " + SLOWEST + ".");
        }
    }
}
