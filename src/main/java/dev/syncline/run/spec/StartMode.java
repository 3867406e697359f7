package dev.syncline.run.spec;

import org.jspecify.annotations.Nullable;

/**
 * How a run starts: freely, paused, or with a forced order; and whether the end of its program ends it.
 *
 * @param schedule the order of operations that is forced on its actors, null to let them run freely
 * @param paceMillis how long to wait before each operation of the schedule, 0 to {@value #MAX_PACE_MILLIS}
 * @param paused whether it starts paused, before the first operation
 * @param tempoMillis the least time between two operations, 0 to {@value #MAX_PACE_MILLIS}; 0 for none
 * @param interactive whether a Python program stays for the console when its script has ended, as by {@code python -i}
 */
public record StartMode(
        @Nullable Schedule schedule, int paceMillis, boolean paused, int tempoMillis, boolean interactive) {
    /** The longest time to wait before an operation, in milliseconds. */
    public static final int MAX_PACE_MILLIS = 10_000;

    /** All actors run freely from the start. */
    public static final StartMode FREE = new StartMode(null, 0, false);

    /** A start as fast as the operations come. */
    public StartMode(@Nullable Schedule schedule, int paceMillis, boolean paused) {
        this(schedule, paceMillis, paused, 0, false);
    }

    /** A start of a run that ends with its program. */
    public StartMode(@Nullable Schedule schedule, int paceMillis, boolean paused, int tempoMillis) {
        this(schedule, paceMillis, paused, tempoMillis, false);
    }

    /** The same start of a run whose Python program stays for the console. */
    public StartMode forConsole() {
        return new StartMode(schedule, paceMillis, paused, tempoMillis, /* interactive= */ true);
    }

    /**
     * Checks the pace and the tempo.
     *
     * @throws IllegalArgumentException if one of them is not from 0 to {@value #MAX_PACE_MILLIS}
     */
    public StartMode {
        checkTempo(tempoMillis);
        if (paceMillis < 0 || paceMillis > MAX_PACE_MILLIS) {
            throw new IllegalArgumentException(
                    "The pace is a whole number of milliseconds from 0 to " + MAX_PACE_MILLIS + ".");
        }
    }

    /**
     * Checks a tempo.
     *
     * @throws IllegalArgumentException if it is not from 0 to {@value #MAX_PACE_MILLIS}
     */
    public static void checkTempo(int millis) {
        if (millis < 0 || millis > MAX_PACE_MILLIS) {
            throw new IllegalArgumentException(
                    "The tempo is a whole number of milliseconds from 0 to " + MAX_PACE_MILLIS + ".");
        }
    }
}
