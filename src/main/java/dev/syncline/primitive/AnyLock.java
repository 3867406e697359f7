package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The common part of {@link Lock} and {@link RLock}: a holder with a depth, and a queue of waiting actors. */
public abstract sealed class AnyLock permits Lock, RLock {
    // `mutex` guards `holder`, `releaser` and `depth`; a condition of this lock shares it.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final WaitQueue waiters;
    private @Nullable Actor holder;
    private @Nullable Actor releaser;
    private int depth;

    AnyLock(boolean fair, Probe probe) {
        this.probe = probe;
        waiters = new WaitQueue(mutex, probe, fair, waiter -> tryTake(waiter.actor, waiter.number, releaser));
    }

    /**
     * Takes the lock, waiting for it as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public void acquire() {
        take(Timeout.FOREVER);
    }

    /**
     * Takes the lock, waiting for it at most as long as {@code timeout}; -1 second means forever, as in Python.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if the timeout is negative, but not -1 second
     * @throws Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Timeout.lock(timeout));
    }

    /** Takes the lock if it is available now, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Timeout.NOW);
    }

    /**
     * Takes the lock as Python's {@code acquire(blocking, timeout)} does; -1 second means no timeout.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if a timeout is given for a call that does not block, or it is negative
     * @throws Killed if the actor was killed
     */
    public boolean acquire(boolean blocking, Duration timeout) {
        return take(Timeout.lock(blocking, timeout));
    }

    /**
     * Releases the lock, or one level of it.
     *
     * @throws IllegalMonitorStateException if the caller may not release it; the message is Python's
     */
    public void release() {
        Actor actor = probe.enterToRelease();
        mutex.enter();
        try {
            if (actor.isKilled() && holder != actor) {
                return;
            }
            if (!mayRelease(actor)) {
                throw raise(probe, actor, releaseError());
            }
            releaseTo(actor, depth - 1);
        } finally {
            mutex.leave();
        }
    }

    /** Whether an actor holds the lock at this moment. */
    public boolean isLocked() {
        mutex.enter();
        try {
            return holder != null;
        } finally {
            mutex.leave();
        }
    }

    /** Whether the holder may take the lock once more. */
    abstract boolean isReentrant();

    /** The message of the error that a release by an actor that may not release it raises. */
    abstract String releaseError();

    /** Why the actor has to wait. */
    abstract String obstacle(boolean holdsIt);

    /** The mutex of this lock. */
    Mutex mutex() {
        return mutex;
    }

    /**
     * Whether the actor may release the lock and notify waiters of its conditions; a lock without an owner allows that
     * to any actor. With the mutex held.
     */
    boolean mayRelease(Actor actor) {
        return isReentrant() ? holder == actor : holder != null;
    }

    /** How often the actor holds the lock. With the mutex held. */
    int depthOf(Actor actor) {
        return holder == actor ? depth : 0;
    }

    /** Releases all levels and returns how many there were. With the mutex held. */
    int releaseAll(Actor actor) {
        int levels = depth;
        releaseTo(actor, 0);
        return levels;
    }

    /**
     * Takes the lock for the waiter's actor, or enqueues the waiter for it. Called with the mutex held, by the actor
     * that ends the previous wait.
     */
    void takeOrEnqueue(Waiter waiter, @Nullable Actor by) {
        if (tryTake(waiter.actor, waiter.number, by)) {
            waiter.granted = true;
        } else {
            waiters.enqueue(waiter, false, holder, obstacle(false));
        }
    }

    /** Waits until the waiter of {@link #takeOrEnqueue} has the lock. With the mutex held. */
    void awaitTaken(Waiter waiter) {
        if (!waiter.granted) {
            waiters.awaitQueued(waiter, Timeout.FOREVER);
        }
    }

    /** Records an error and returns it to be thrown. */
    static IllegalMonitorStateException raise(Probe probe, Actor actor, String message) {
        probe.raise(actor, "RuntimeError: " + message + " (Java: IllegalMonitorStateException)");
        return new IllegalMonitorStateException(message);
    }

    private boolean take(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            return tryTake(actor, 1, null)
                    || waiters.awaitOrTimeOut(actor, limitNanos, holder, obstacle(holder == actor));
        } finally {
            mutex.leave();
        }
    }

    private boolean tryTake(Actor actor, int levels, @Nullable Actor peer) {
        if (holder != null && !(isReentrant() && holder == actor)) {
            return false;
        }
        holder = actor;
        depth += levels;
        probe.record(Kind.ACQUIRED, actor, depth, peer, null);
        return true;
    }

    private void releaseTo(Actor actor, int levelsLeft) {
        probe.record(Kind.RELEASED, actor, levelsLeft);
        depth = levelsLeft;
        if (depth == 0) {
            holder = null;
            releaser = actor;
            waiters.signal(actor, 1);
        }
    }
}
