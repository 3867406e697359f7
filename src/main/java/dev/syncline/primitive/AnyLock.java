package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a {@link Lock} and an {@link RLock} share: somebody has it, however often, and the others wait in a line. */
public abstract sealed class AnyLock permits Lock, RLock {
    // `mutex` guards `holder`, `releaser` and `depth`; a condition of this lock shares it.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final WaitQueue line;
    private @Nullable Actor holder;
    private @Nullable Actor releaser;
    private int depth;

    AnyLock(boolean fair, Probe probe) {
        this.probe = probe;
        line = new WaitQueue(mutex, probe, fair, waiter -> give(waiter.actor, waiter.number, releaser));
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

    /** Takes the lock if the caller may have it now, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Timeout.NOW);
    }

    /**
     * Takes the lock as Python's {@code acquire(blocking, timeout)} does, where -1 second stands for no timeout.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if a timeout is given for a call that does not block, or it is negative
     * @throws Killed if the actor was killed
     */
    public boolean acquire(boolean blocking, Duration timeout) {
        return take(Timeout.lock(blocking, timeout));
    }

    /**
     * Gives the lock back, or one level of it.
     *
     * @throws IllegalMonitorStateException if the caller may not, in Python's words
     */
    public void release() {
        Actor actor = probe.enterToGiveBack();
        mutex.enter();
        try {
            if (actor.isKilled() && holder != actor) {
                return;
            }
            if (!isInHandsOf(actor)) {
                throw refuse(probe, actor, refusal());
            }
            giveBack(actor, depth - 1);
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

    /** Whether this actor, while it holds the lock, may take it once more. */
    abstract boolean isReentrant();

    /** What the release by somebody who may not is told. */
    abstract String refusal();

    /** Why the actor has to wait. */
    abstract String obstacle(boolean holdsIt);

    /** The mutex of this lock. */
    Mutex mutex() {
        return mutex;
    }

    /**
     * Whether the actor may release the lock, and notify those who wait for a condition of it: whoever likes, of a lock
     * without an owner. With the mutex held.
     */
    boolean isInHandsOf(Actor actor) {
        return isReentrant() ? holder == actor : holder != null;
    }

    /** How often the actor holds the lock. With the mutex held. */
    int depthOf(Actor actor) {
        return holder == actor ? depth : 0;
    }

    /** Gives all levels back and returns how many there were. With the mutex held. */
    int giveUp(Actor actor) {
        int levels = depth;
        giveBack(actor, 0);
        return levels;
    }

    /** Takes what was given up, or joins the line for it; with the mutex held, by whoever wakes the waiter's actor. */
    void queueFor(Waiter waiter, @Nullable Actor by) {
        if (give(waiter.actor, waiter.number, by)) {
            waiter.served = true;
        } else {
            line.join(waiter, false, holder, obstacle(false));
        }
    }

    /** Waits until the waiter, who has joined the line, has the lock. With the mutex held. */
    void awaitTurn(Waiter waiter) {
        if (!waiter.served) {
            line.stay(waiter, Timeout.FOREVER);
        }
    }

    /** Records a refusal and returns it to be thrown. */
    static IllegalMonitorStateException refuse(Probe probe, Actor actor, String words) {
        probe.raise(actor, "RuntimeError: " + words + " (Java: IllegalMonitorStateException)");
        return new IllegalMonitorStateException(words);
    }

    private boolean take(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            return give(actor, 1, null) || line.awaitOrGiveUp(actor, limitNanos, holder, obstacle(holder == actor));
        } finally {
            mutex.leave();
        }
    }

    private boolean give(Actor actor, int levels, @Nullable Actor peer) {
        if (holder != null && !(isReentrant() && holder == actor)) {
            return false;
        }
        holder = actor;
        depth += levels;
        probe.record(Kind.ACQUIRED, actor, depth, peer, null);
        return true;
    }

    private void giveBack(Actor actor, int levelsLeft) {
        probe.record(Kind.RELEASED, actor, levelsLeft);
        depth = levelsLeft;
        if (depth == 0) {
            holder = null;
            releaser = actor;
            line.advance(actor, 1);
        }
    }
}
