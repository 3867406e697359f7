package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * A condition of a lock, like Python's {@code threading.Condition}: whoever holds the lock can wait until somebody says
 * that things have changed, and gives the lock up meanwhile.
 *
 * <p>There are two waits: first for the notification, then for the lock, which the notifier still holds. Nobody is ever
 * woken without having been notified. A notification that finds nobody waiting is lost.
 */
public final class Condition {
    // The mutex of the lock guards `calls`; giving up the lock and beginning to wait are one step under it, and so are
    // being notified and beginning to wait for the lock.
    private final AnyLock lock;
    private final Mutex mutex;
    private final Probe probe;
    private final WaitQueue line;
    private int calls;

    /** Makes a condition of a re-entrant lock of its own. */
    public Condition() {
        this(new RLock(), Probe.NONE);
    }

    /** Makes a condition of {@code lock} that reports to {@code probe}; a lock may have several conditions. */
    public Condition(AnyLock lock, Probe probe) {
        this.lock = lock;
        this.probe = probe;
        mutex = lock.mutex();
        line = new WaitQueue(mutex, probe, true, this::wake);
    }

    /** The lock of this condition. */
    public AnyLock lock() {
        return lock;
    }

    /**
     * Gives the lock up, all levels of it, waits until it is notified, and then for the lock.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock, in Python's words: cannot wait on
     *     un-acquired lock
     * @throws Killed if the actor was killed; it does not have the lock then
     */
    public void await() {
        await(Timeout.FOREVER);
    }

    /**
     * Gives the lock up, all levels of it, waits until it is notified, at most as long as {@code timeout}, and then for
     * the lock, as long as that takes; a negative timeout is taken as 0.
     *
     * @return whether it was notified in time
     * @throws IllegalMonitorStateException if the caller does not hold the lock
     * @throws Killed if the actor was killed; it does not have the lock then
     */
    public boolean await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /**
     * Waits, again and again, until {@code predicate} holds, which is asked with the lock held.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock and the predicate does not hold
     * @throws Killed if the actor was killed
     */
    public void waitFor(BooleanSupplier predicate) {
        while (!predicate.getAsBoolean()) {
            await();
        }
    }

    /**
     * Waits, again and again, until {@code predicate} holds or {@code timeout} has passed in all. It waits once even if
     * that is no time at all, or less: the lock is given up once then, and the predicate asked twice.
     *
     * @return what the predicate said last
     * @throws IllegalMonitorStateException if the caller does not hold the lock and the predicate does not hold
     * @throws Killed if the actor was killed
     */
    public boolean waitFor(BooleanSupplier predicate, Duration timeout) {
        long limit = Timeout.nanos(timeout);
        if (predicate.getAsBoolean()) {
            return true;
        }
        long begin = probe.gate().nanos();
        long left = limit;
        boolean holds;
        do {
            await(left);
            holds = predicate.getAsBoolean();
            left = limit - (probe.gate().nanos() - begin);
        } while (!holds && left > 0);
        return holds;
    }

    /**
     * Wakes the one who has waited longest, if anybody waits.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock, in Python's words: cannot notify on
     *     un-acquired lock
     */
    public void notifyOne() {
        notifyUpTo(1);
    }

    /**
     * Wakes up to {@code n} of those who wait, in the order in which they came.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock
     */
    public void notifyUpTo(int n) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (!lock.isInHandsOf(actor)) {
                throw AnyLock.refuse(probe, actor, "cannot notify on un-acquired lock");
            }
            calls = Math.min(Math.max(0, n), line.size());
            probe.record(Kind.NOTIFIED, actor, calls);
            line.serve(actor);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Wakes everybody who waits; Python's {@code notify_all}.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock
     */
    public void notifyAllWaiters() {
        notifyUpTo(Integer.MAX_VALUE);
    }

    /** How many wait to be notified at this moment. */
    public int waiters() {
        mutex.enter();
        try {
            return line.size();
        } finally {
            mutex.leave();
        }
    }

    private boolean await(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (!lock.isInHandsOf(actor)) {
                throw AnyLock.refuse(probe, actor, "cannot wait on un-acquired lock");
            }
            Waiter again = new Waiter(actor);
            Waiter waiter = new Waiter(actor, again, "");
            again.number = lock.giveUp(actor);
            boolean notified = line.await(waiter, limitNanos, null, "has given up the lock and waits to be notified");
            if (!notified) {
                probe.record(Kind.TIMED_OUT, actor, 0);
                lock.queueFor(again, null);
            }
            lock.awaitTurn(again);
            return notified;
        } finally {
            mutex.leave();
        }
    }

    /** Takes one who was notified out of its first wait and into the second, for the lock. */
    private boolean wake(Waiter waiter) {
        if (calls == 0) {
            return false;
        }
        calls--;
        probe.record(Kind.WOKEN, waiter.actor, 0, waiter.by, null);
        lock.queueFor((Waiter) Objects.requireNonNull(waiter.item), waiter.by);
        return true;
    }
}
