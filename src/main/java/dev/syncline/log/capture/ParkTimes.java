package dev.syncline.log.capture;

import java.util.concurrent.locks.LockSupport;

/** How long the thread of a log writer parks when there is nothing to do. For one thread. */
final class ParkTimes {
    private static final long SHORT_NANOS = 200_000;
    private static final long LONGER_NANOS = 1_000_000;
    private static final long LONG_NANOS = 4_000_000;

    private final int max;
    private int idle;
    private int stuck;

    /** Limits the parks for an event that does not arrive to {@code max}. */
    ParkTimes(int max) {
        this.max = max;
    }

    /** Resets the times, because there was something to do. */
    void restart() {
        idle = 0;
        stuck = 0;
    }

    /** Parks because there is nothing to do, for longer the longer that lasts. */
    void idle() {
        idle++;
        LockSupport.parkNanos(idle < 50 ? SHORT_NANOS : idle < 1_000 ? LONGER_NANOS : LONG_NANOS);
    }

    /** Parks because an expected event does not arrive; returns whether that was the last time. */
    boolean parkForExpected() {
        LockSupport.parkNanos(SHORT_NANOS);
        return ++stuck == max;
    }
}
