package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A counter of permits, like Python's {@code threading.Semaphore}: a permit has no owner, and any actor may release
 * one, even above the initial value.
 *
 * <p>A permit of a plain semaphore goes to the quickest actor; a fair one serves waiters in the order of arrival.
 */
public sealed class Semaphore permits BoundedSemaphore {
    // `mutex` guards `permits`.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final WaitQueue waiters;
    private final int max;
    private int permits;

    /**
     * Makes a semaphore with {@code value} permits.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public Semaphore(int value) {
        this(value, false, Probe.NONE);
    }

    /**
     * Makes a semaphore with {@code value} permits that serves in the order of arrival if it is {@code fair}, and
     * reports to {@code probe}.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public Semaphore(int value, boolean fair, Probe probe) {
        this(value, Integer.MAX_VALUE, fair, probe);
    }

    Semaphore(int value, int max, boolean fair, Probe probe) {
        if (value < 0) {
            throw new IllegalArgumentException("semaphore initial value must be >= 0");
        }
        this.max = max;
        this.probe = probe;
        permits = value;
        waiters = new WaitQueue(mutex, probe, fair, waiter -> tryTake(waiter.actor, waiter.by));
    }

    /**
     * Takes a permit, waiting for one as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public void acquire() {
        take(Timeout.FOREVER);
    }

    /**
     * Takes a permit, waiting for one at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it was taken
     * @throws Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Timeout.nanos(timeout));
    }

    /** Takes a permit if there is one, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Timeout.NOW);
    }

    /**
     * Takes a permit as Python's {@code acquire(blocking, timeout)} does.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if it does not block, because it takes no timeout then
     * @throws Killed if the actor was killed
     */
    public boolean acquire(boolean blocking, Duration timeout) {
        long limit = Timeout.nanos(timeout);
        if (!blocking) {
            throw new IllegalArgumentException("can't specify timeout for non-blocking acquire");
        }
        return take(limit);
    }

    /**
     * Releases a permit, whether or not the caller took one.
     *
     * @throws IllegalStateException if that would exceed the maximum; the message is Python's: Semaphore released too
     *     many times
     */
    public void release() {
        release(1);
    }

    /**
     * Releases {@code n} permits at once.
     *
     * @throws IllegalArgumentException if n is less than 1
     * @throws IllegalStateException if that would exceed the maximum; then none is released
     */
    public void release(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be one or more");
        }
        Actor actor = probe.enterToRelease();
        mutex.enter();
        try {
            if (n > max - permits) {
                if (actor.isKilled()) {
                    return;
                }
                probe.raise(actor, "ValueError: Semaphore released too many times (Java: IllegalStateException)");
                throw new IllegalStateException("Semaphore released too many times");
            }
            probe.record(Kind.RELEASED, actor, permits + n);
            permits += n;
            waiters.signal(actor, n);
        } finally {
            mutex.leave();
        }
    }

    /** How many permits are left at this moment. */
    public int value() {
        mutex.enter();
        try {
            return permits;
        } finally {
            mutex.leave();
        }
    }

    private boolean take(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            return tryTake(actor, null)
                    || waiters.awaitOrTimeOut(actor, limitNanos, null, "waits for a permit: none is left");
        } finally {
            mutex.leave();
        }
    }

    private boolean tryTake(Actor actor, @Nullable Actor peer) {
        if (permits == 0) {
            return false;
        }
        permits--;
        probe.record(Kind.ACQUIRED, actor, permits, peer, null);
        return true;
    }
}
