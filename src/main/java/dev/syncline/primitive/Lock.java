package dev.syncline.primitive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lock without an owner, like Python's {@code threading.Lock}: whoever likes may release it.
 *
 * <p>An actor that acquires it twice waits for itself. A plain lock lets whoever is quickest have it next, often the one
 * that has just released it; a fair lock hands it over in the order of arrival.
 */
public final class Lock {
    // `mutex` guards `holder` and `releaser`.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final Line line;
    private @Nullable Actor holder;
    private @Nullable Actor releaser;

    /** Makes a lock that is free. */
    public Lock() {
        this(false, Probe.NONE);
    }

    /** Makes a lock that is free, serves in the order of arrival if it is {@code fair}, and reports to {@code probe}. */
    public Lock(boolean fair, Probe probe) {
        this.probe = probe;
        line = new Line(mutex, probe, fair, waiter -> give(waiter.actor, releaser));
    }

    /**
     * Takes the lock, waiting for it as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public void acquire() {
        take(Limit.FOREVER);
    }

    /**
     * Takes the lock, waiting for it at most as long as {@code timeout}.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if the time-out is negative
     * @throws Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Limit.nanos(timeout));
    }

    /** Takes the lock if it is free, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Limit.NOW);
    }

    /**
     * Takes the lock as Python's {@code acquire(blocking, timeout)} does.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if a time-out is given for a call that does not block, or it is negative
     * @throws Killed if the actor was killed
     */
    public boolean acquire(boolean blocking, Duration timeout) {
        return take(Limit.nanos(blocking, timeout, "can't specify a timeout for a non-blocking call"));
    }

    /**
     * Gives the lock back, whoever took it.
     *
     * @throws IllegalMonitorStateException if it is free, in Python's words: release unlocked lock
     */
    public void release() {
        Actor actor = probe.enterToGiveBack();
        mutex.enter();
        try {
            if (actor.isKilled() && holder != actor) {
                return;
            }
            if (holder == null) {
                probe.raise(actor, "RuntimeError: release unlocked lock (Java: IllegalMonitorStateException)");
                throw new IllegalMonitorStateException("release unlocked lock");
            }
            probe.record(Kind.RELEASED, actor, 0);
            holder = null;
            releaser = actor;
            line.advance(actor, 1);
        } finally {
            mutex.leave();
        }
    }

    /** Whether somebody holds the lock at this moment. */
    public boolean isLocked() {
        mutex.enter();
        try {
            return holder != null;
        } finally {
            mutex.leave();
        }
    }

    private boolean take(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (give(actor, null)) {
                return true;
            }
            if (limitNanos != Limit.NOW && line.await(new Waiter(actor), limitNanos, holder, obstacle(actor))) {
                return true;
            }
            probe.record(Kind.TIMED_OUT, actor, 0);
            return false;
        } finally {
            mutex.leave();
        }
    }

    private boolean give(Actor actor, @Nullable Actor peer) {
        if (holder != null) {
            return false;
        }
        holder = actor;
        probe.record(Kind.ACQUIRED, actor, 1, peer, null);
        return true;
    }

    private String obstacle(Actor actor) {
        return holder == actor
                ? "waits for the lock that it holds itself: it cannot release it while it waits"
                : "waits for the lock: somebody else holds it";
    }
}
