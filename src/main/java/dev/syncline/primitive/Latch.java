package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A gate that opens once, when it has been counted down to 0, like Java's {@code CountDownLatch}; Python has no latch.
 */
public final class Latch {
    // `mutex` guards `count`.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final WaitQueue waiters;
    private int count;

    /**
     * Makes a latch that opens after this many countdowns.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public Latch(int count) {
        this(count, Probe.NONE);
    }

    /**
     * Makes a latch that opens after this many countdowns and reports to {@code probe}.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public Latch(int count, Probe probe) {
        if (count < 0) {
            throw new IllegalArgumentException("count < 0");
        }
        this.count = count;
        this.probe = probe;
        waiters = new WaitQueue(mutex, probe, true, waiter -> tryPass(waiter.actor, waiter.by));
    }

    /** Counts down by one; at 0, all waiting actors are released. A count that is 0 already stays. */
    public void countDown() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            int left = Math.max(0, count - 1);
            probe.record(Kind.ARRIVED, actor, left);
            count = left;
            waiters.signal(actor, Integer.MAX_VALUE);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Waits until the count is 0, without a limit.
     *
     * @throws Killed if the actor was killed
     */
    public void await() {
        await(Timeout.FOREVER);
    }

    /**
     * Waits until the count is 0, at most as long as {@code timeout}; a negative one is taken as 0, as in Java.
     *
     * @return whether it is
     * @throws Killed if the actor was killed
     */
    public boolean await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /** How many countdowns are left. */
    public int count() {
        mutex.enter();
        try {
            return count;
        } finally {
            mutex.leave();
        }
    }

    private boolean await(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            return tryPass(actor, null)
                    || waiters.awaitOrTimeOut(actor, limitNanos, null, "waits until the latch is counted down");
        } finally {
            mutex.leave();
        }
    }

    private boolean tryPass(Actor actor, @Nullable Actor peer) {
        if (count == 0) {
            probe.record(Kind.PASSED, actor, 0, peer, null);
        }
        return count == 0;
    }
}
