package dev.syncline.primitive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A re-entrant lock, like Python's {@code threading.RLock}: its owner may take it again, and releases it as often.
 *
 * <p>A plain lock lets whoever is quickest have it next; a fair lock hands it over in the order of arrival.
 */
public final class RLock {
    // `mutex` guards `owner`, `depth` and `releaser`.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final Line line;
    private @Nullable Actor owner;
    private @Nullable Actor releaser;
    private int depth;

    /** Makes a lock that is free. */
    public RLock() {
        this(false, Probe.NONE);
    }

    /** Makes a lock that is free, serves in the order of arrival if it is {@code fair}, and reports to {@code probe}. */
    public RLock(boolean fair, Probe probe) {
        this.probe = probe;
        line = new Line(mutex, probe, fair, waiter -> give(waiter.actor, releaser));
    }

    /**
     * Takes the lock once more, waiting for it as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public void acquire() {
        take(Limit.FOREVER);
    }

    /**
     * Takes the lock once more, waiting for it at most as long as {@code timeout}.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if the time-out is negative
     * @throws Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Limit.nanos(timeout));
    }

    /** Takes the lock if it is free or the caller's own, without waiting; returns whether it was taken. */
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
     * Gives one level of the lock back.
     *
     * @throws IllegalMonitorStateException if the caller does not own it, in Python's words: cannot release un-acquired
     *     lock
     */
    public void release() {
        Actor actor = probe.enterToGiveBack();
        mutex.enter();
        try {
            if (owner != actor) {
                if (actor.isKilled()) {
                    return;
                }
                probe.raise(
                        actor, "RuntimeError: cannot release un-acquired lock (Java: IllegalMonitorStateException)");
                throw new IllegalMonitorStateException("cannot release un-acquired lock");
            }
            probe.record(Kind.RELEASED, actor, depth - 1);
            depth--;
            if (depth == 0) {
                owner = null;
                releaser = actor;
                line.advance(actor, 1);
            }
        } finally {
            mutex.leave();
        }
    }

    /** Whether somebody holds the lock at this moment. */
    public boolean isLocked() {
        mutex.enter();
        try {
            return owner != null;
        } finally {
            mutex.leave();
        }
    }

    /** Whether the caller holds the lock. */
    public boolean isOwned() {
        return recursionCount() > 0;
    }

    /** How often the caller holds the lock, 0 if it does not. */
    public int recursionCount() {
        Actor actor = Actor.current();
        mutex.enter();
        try {
            return owner == actor ? depth : 0;
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
            if (limitNanos != Limit.NOW
                    && line.await(new Waiter(actor), limitNanos, owner, "waits for the lock: somebody else owns it")) {
                return true;
            }
            probe.record(Kind.TIMED_OUT, actor, 0);
            return false;
        } finally {
            mutex.leave();
        }
    }

    private boolean give(Actor actor, @Nullable Actor peer) {
        if (owner != null && owner != actor) {
            return false;
        }
        owner = actor;
        depth++;
        probe.record(Kind.ACQUIRED, actor, depth, peer, null);
        return true;
    }
}
