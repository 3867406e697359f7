package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A condition of a lock between processes, like Python's {@code multiprocessing.Condition}: whoever holds the lock can
 * wait until somebody says that things have changed, and gives the lock up meanwhile.
 *
 * <p>Nobody is woken without having been notified, and a notification that finds nobody waiting is lost. Which of those
 * who wait is woken is not defined.
 */
public final class ProcessCondition extends Shared {
    private final AnyProcessLock lock;
    private final ConditionWaiters conditionWaiters;

    /** Makes a condition of {@code lock}. */
    public ProcessCondition(ProcessContext context, int object, AnyProcessLock lock) {
        super(context, object);
        this.lock = lock;
        conditionWaiters = new ConditionWaiters(context);
    }

    /** The lock of this condition. */
    public AnyProcessLock lock() {
        return lock;
    }

    /**
     * Gives the lock up, all levels of it, waits until it is notified, and then for the lock.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     * @throws dev.syncline.trace.Killed if the actor was killed; it does not have the lock then
     */
    public void await() {
        await(NamedSemaphore.FOREVER);
    }

    /**
     * Gives the lock up, all levels of it, waits until it is notified, at most as long as {@code timeout}, and then for
     * the lock, as long as that takes; a negative timeout is taken as 0.
     *
     * @return whether it was notified in time
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     * @throws dev.syncline.trace.Killed if the actor was killed; it does not have the lock then
     */
    public boolean await(Duration timeout) {
        return await(SharedTimeout.nanos(timeout));
    }

    /**
     * Waits, again and again, until {@code predicate} holds, which is asked with the lock held.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock and the predicate does not hold
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void waitFor(BooleanSupplier predicate) {
        while (!predicate.getAsBoolean()) {
            await();
        }
    }

    /**
     * Waits, again and again, until {@code predicate} holds or {@code timeout} has passed in all. It does not wait if that
     * is no time at all, or less: the predicate is asked once then, and the lock not needed.
     *
     * @return what the predicate said last
     * @throws IllegalMonitorStateException if the caller does not hold the lock and the predicate does not hold
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean waitFor(BooleanSupplier predicate, Duration timeout) {
        long limit = SharedTimeout.nanos(timeout);
        boolean holds = predicate.getAsBoolean();
        long begin = context().sharedPage().nanos();
        long left = limit;
        while (!holds && left > 0) {
            await(left);
            holds = predicate.getAsBoolean();
            left = limit - (context().sharedPage().nanos() - begin);
        }
        return holds;
    }

    /**
     * Wakes one of those who wait, if anybody waits.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     */
    public void notifyOne() {
        notifyUpTo(1);
    }

    /**
     * Wakes up to {@code n} of those who wait, and returns when they have woken; they need the lock then.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     */
    public void notifyUpTo(int n) {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (!lock.isMine(actor)) {
            throw refuse(actor, "lock is not owned");
        }
        conditionWaiters.call(actor, n, probe, called -> probe.record(Kind.NOTIFIED, actor, called));
    }

    /**
     * Wakes everybody who waits; Python's {@code notify_all}.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     */
    public void notifyAllWaiters() {
        notifyUpTo(Integer.MAX_VALUE);
    }

    /** How many wait to be notified at this moment; macOS does not tell, and says 0. */
    public int waiters() {
        return conditionWaiters.size();
    }

    @Override
    public void attach() {
        // its parts find themselves
    }

    private boolean await(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (!lock.isMine(actor)) {
            throw refuse(actor, "must acquire() condition before using wait()");
        }
        conditionWaiters.lieDown();
        int levels = lock.giveUp(actor);
        boolean timed = limitNanos != NamedSemaphore.FOREVER;
        String text = "waits to be notified: it has given up the lock";
        probe.observer().record(Kind.WAITING, actor, object(), 0, null, text, timed);
        lock.permit().release();
        boolean notified;
        try {
            notified = conditionWaiters.sleep(actor, limitNanos);
        } catch (Throwable killed) {
            conditionWaiters.rise();
            throw killed;
        }
        probe.record(notified ? Kind.WOKEN : Kind.TIMED_OUT, actor, 0);
        lock.takeBack(actor, levels, conditionWaiters::rise);
        return notified;
    }

    private IllegalMonitorStateException refuse(Actor actor, String words) {
        probe().raise(actor, "AssertionError: " + words + " (Java: IllegalMonitorStateException)");
        return new IllegalMonitorStateException(words);
    }
}
