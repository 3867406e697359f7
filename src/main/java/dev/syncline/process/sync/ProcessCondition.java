package dev.syncline.process.sync;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A condition of a lock between processes, like Python's {@code multiprocessing.Condition}: the holder of the lock can
 * wait, with the lock released, until another actor notifies it.
 *
 * <p>There are no spurious wakeups, and a notification is lost if no actor is waiting. It is not defined which of the
 * waiting actors is woken.
 */
public final class ProcessCondition extends Shared {
    private static final long serialVersionUID = 1;

    private final AnyProcessLock lock;
    private final ConditionWaiters waiters;

    /** Makes a condition of {@code lock}. */
    public ProcessCondition(ProcessContext context, int object, AnyProcessLock lock) {
        super(context, object);
        this.lock = lock;
        waiters = new ConditionWaiters(context);
    }

    /** The lock of this condition. */
    public AnyProcessLock lock() {
        return lock;
    }

    /**
     * Releases all levels of the lock, waits until it is notified, and then for the lock.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     * @throws dev.syncline.trace.Killed if the actor was killed; it does not hold the lock then
     */
    public void await() {
        await(Timeout.FOREVER);
    }

    /**
     * Releases all levels of the lock, waits until it is notified, at most as long as {@code timeout}, and then for the
     * lock, without a limit; a negative timeout is taken as 0.
     *
     * @return whether it was notified in time
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     * @throws dev.syncline.trace.Killed if the actor was killed; it does not hold the lock then
     */
    public boolean await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /**
     * Waits repeatedly until {@code predicate}, which is evaluated with the lock held, is true.
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
     * Waits repeatedly until {@code predicate} is true or {@code timeout} has passed in total. It does not wait if the
     * timeout is zero or negative: then the predicate is evaluated once, and the lock is not needed.
     *
     * @return the last value of the predicate
     * @throws IllegalMonitorStateException if the caller does not hold the lock and the predicate does not hold
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean waitFor(BooleanSupplier predicate, Duration timeout) {
        long limit = Timeout.nanos(timeout);
        boolean holds = predicate.getAsBoolean();
        long begin = context().sharedPage().nanos();
        long left = limit;
        while (!holds && left > 0) {
            boolean notified = await(left);
            holds = predicate.getAsBoolean();
            left = context().timeLeft(limit, begin, notified);
        }
        return holds;
    }

    /**
     * Wakes one waiting actor, if there is one.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     */
    public void notifyOne() {
        notifyUpTo(1);
    }

    /**
     * Wakes up to {@code n} waiting actors, and returns when they have woken and wait for the lock.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     */
    public void notifyUpTo(int n) {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (!lock.isMine(actor)) {
            throw raise(actor, "lock is not owned");
        }
        waiters.notifyUpTo(actor, n, probe, count -> probe.record(Kind.NOTIFIED, actor, count));
    }

    /**
     * Wakes all waiting actors; Python's {@code notify_all}.
     *
     * @throws IllegalMonitorStateException if the caller does not hold the lock; Python's {@code AssertionError}
     */
    public void notifyAllWaiters() {
        notifyUpTo(Integer.MAX_VALUE);
    }

    /** How many actors wait to be notified at this moment; always 0 on macOS, which does not tell. */
    public int waiters() {
        return waiters.size();
    }

    @Override
    protected void attach() {
        // its parts are opened by their own deserialization
    }

    private boolean await(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (!lock.isMine(actor)) {
            throw raise(actor, "must acquire() condition before using wait()");
        }
        waiters.addSleeper();
        int levels = lock.releaseLevels(actor);
        boolean timed = limitNanos != Timeout.FOREVER;
        String text = "waits to be notified: it has given up the lock";
        probe.recordWait(actor, text, timed);
        lock.permit().release();
        boolean notified;
        try {
            notified = waiters.await(actor, limitNanos);
        } catch (Throwable killed) {
            waiters.reportWoken();
            throw killed;
        }
        probe.record(notified ? Kind.WOKEN : Kind.TIMED_OUT, actor, 0);
        lock.reacquire(actor, levels, waiters::reportWoken);
        return notified;
    }

    private IllegalMonitorStateException raise(Actor actor, String message) {
        probe().raise(actor, "AssertionError: " + message + " (Java: IllegalMonitorStateException)");
        return new IllegalMonitorStateException(message);
    }
}
