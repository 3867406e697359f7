package dev.syncline.log.capture;

import java.util.concurrent.locks.LockSupport;

/** How long the thread of a capture parks when there is nothing to do. For one thread. */
final class ParkTimes {
    private static final long SHORT_NANOS = 200_000;
    private static final long LONGER_NANOS = 1_000_000;
    private static final long LONG_NANOS = 4_000_000;

    private final int most;
    private int idle;
    private int stuck;

    /** Makes {@code most} parks in front of something the limit. */
    ParkTimes(int most) {
        this.most = most;
    }

    /** Says that there was something to do. */
    void restart() {
        idle = 0;
        stuck = 0;
    }

    /** Parks because nothing is there: the longer, the longer that lasts. */
    void idle() {
        idle++;
        LockSupport.parkNanos(idle < 50 ? SHORT_NANOS : idle < 1_000 ? LONGER_NANOS : LONG_NANOS);
    }

    /** Parks because something that has to come does not; says whether that was the last time. */
    boolean inFrontOfSomething() {
        LockSupport.parkNanos(SHORT_NANOS);
        return ++stuck == most;
    }
}
