package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A gate that opens once, when it has been counted down to 0, like Java's {@code CountDownLatch}; Python has none. */
public final class Latch {
    // `mutex` guards `count`.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final WaitQueue line;
    private int count;

    /**
     * Makes a latch that has to be counted down so many times.
     *
     * @throws IllegalArgumentException if that is negative
     */
    public Latch(int count) {
        this(count, Probe.NONE);
    }

    /**
     * Makes a latch that has to be counted down so many times, and reports to {@code probe}.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public Latch(int count, Probe probe) {
        if (count < 0) {
            throw new IllegalArgumentException("count < 0");
        }
        this.count = count;
        this.probe = probe;
        line = new WaitQueue(mutex, probe, true, waiter -> give(waiter.actor, waiter.by));
    }

    /** Counts down by one; at 0 everybody goes on who waits. At 0 already, nothing changes. */
    public void countDown() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            int left = Math.max(0, count - 1);
            probe.record(Kind.ARRIVED, actor, left);
            count = left;
            line.advance(actor, Integer.MAX_VALUE);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Waits until the count is 0, as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public void await() {
        await(Timeout.FOREVER);
    }

    /**
     * Waits until the count is 0, at most as long as {@code timeout}; a negative one is taken as 0, as Java's does.
     *
     * @return whether it is
     * @throws Killed if the actor was killed
     */
    public boolean await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /** How often it has still to be counted down. */
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
            return give(actor, null)
                    || line.awaitOrGiveUp(actor, limitNanos, null, "waits until the latch is counted down");
        } finally {
            mutex.leave();
        }
    }

    private boolean give(Actor actor, @Nullable Actor peer) {
        if (count == 0) {
            probe.record(Kind.PASSED, actor, 0, peer, null);
        }
        return count == 0;
    }
}
