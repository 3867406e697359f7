package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * A condition of a lock, like Python's {@code threading.Condition}: the holder of the lock can wait, with the lock
 * released, until another actor notifies it.
 *
 * <p>There are two waits: first for the notification, then for the lock, which the notifier still holds. There are no
 * spurious wakeups. A notification is lost if no actor is waiting.
 */
public final class Condition {
    // The mutex of the lock guards `notifications`. Releasing the lock and beginning to wait are one step under it, and
    // so are being notified and beginning to wait for the lock.
    private final AnyLock lock;
    private final Mutex mutex;
    private final Probe probe;
    private final WaitQueue waiters;
    private int notifications;

    /** Makes a condition with a new re-entrant lock. */
    public Condition() {
        this(new RLock(), Probe.NONE);
    }

    /** Makes a condition of {@code lock} that reports to {@code probe}; a lock may have several conditions. */
    public Condition(AnyLock lock, Probe probe) {
        this.lock = lock;
        this.probe = probe;
        mutex = lock.mutex();
        waiters = new WaitQueue(mutex, probe, true, this::tryWake);
    }

    /** The lock of this condition. */
    public AnyLock lock() {
        return lock;
    }

    /**
     * Releases all levels of the lock, waits until it is notified, and then for the lock.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock, in Python's words: cannot wait on
     *     un-acquired lock
     * @throws Killed if the actor was killed; it does not hold the lock then
     */
    public void await() {
        await(Timeout.FOREVER);
    }

    /**
     * Releases all levels of the lock, waits until it is notified, at most as long as {@code timeout}, and then for the
     * lock, without a limit; a negative timeout is taken as 0.
     *
     * @return whether it was notified in time
     * @throws IllegalMonitorStateException if the caller does not hold the lock
     * @throws Killed if the actor was killed; it does not hold the lock then
     */
    public boolean await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /**
     * Waits repeatedly until {@code predicate}, which is evaluated with the lock held, is true.
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
     * Waits repeatedly until {@code predicate} is true or {@code timeout} has passed in total. It waits once even if
     * the timeout is zero or negative: then the lock is released once and the predicate evaluated twice.
     *
     * @return the last value of the predicate
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
     * Wakes the actor that has waited longest, if there is one.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock, in Python's words: cannot notify on
     *     un-acquired lock
     */
    public void notifyOne() {
        notifyUpTo(1);
    }

    /**
     * Wakes up to {@code n} waiting actors, in the order of arrival.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock
     */
    public void notifyUpTo(int n) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (!lock.mayRelease(actor)) {
                throw AnyLock.raise(probe, actor, "cannot notify on un-acquired lock");
            }
            notifications = Math.min(Math.max(0, n), waiters.size());
            probe.record(Kind.NOTIFIED, actor, notifications);
            waiters.serve(actor);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Wakes all waiting actors; Python's {@code notify_all}.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock
     */
    public void notifyAllWaiters() {
        notifyUpTo(Integer.MAX_VALUE);
    }

    /** How many actors wait to be notified at this moment. */
    public int waiters() {
        mutex.enter();
        try {
            return waiters.size();
        } finally {
            mutex.leave();
        }
    }

    private boolean await(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (!lock.mayRelease(actor)) {
                throw AnyLock.raise(probe, actor, "cannot wait on un-acquired lock");
            }
            Waiter forLock = new Waiter(actor);
            Waiter waiter = new Waiter(actor, forLock, "");
            forLock.number = lock.releaseAll(actor);
            boolean notified =
                    waiters.await(waiter, limitNanos, null, "has given up the lock and waits to be notified");
            if (!notified) {
                probe.record(Kind.TIMED_OUT, actor, 0);
                lock.takeOrEnqueue(forLock, null);
            }
            lock.awaitTaken(forLock);
            return notified;
        } finally {
            mutex.leave();
        }
    }

    /** Moves a notified waiter from its first wait to the second, for the lock. */
    private boolean tryWake(Waiter waiter) {
        if (notifications == 0) {
            return false;
        }
        notifications--;
        probe.record(Kind.WOKEN, waiter.actor, 0, waiter.by, null);
        lock.takeOrEnqueue((Waiter) Objects.requireNonNull(waiter.item), waiter.by);
        return true;
    }
}
