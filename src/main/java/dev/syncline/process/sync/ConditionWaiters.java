package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import dev.syncline.trace.WaitText;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The actors that wait for a notification, built as in CPython's {@code multiprocessing.Condition}: one semaphore
 * counts the sleeping actors, one the woken ones, and one is what they wait on. The notifier holds the lock and waits
 * until as many have woken as it has notified.
 */
final class ConditionWaiters implements Serializable {
    private static final long serialVersionUID = 1;

    // Two things follow, as in CPython. It is not defined which sleeper a notification reaches. And if a sleeper is
    // killed, it never reports that it has woken, and the next notifier waits for that forever, with the lock.

    private static final long WAKE_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NamedSemaphore sleepingCount;
    private final NamedSemaphore wokenCount;
    private final NamedSemaphore waitSemaphore;

    /** Begins without waiters. */
    ConditionWaiters(ProcessContext context) {
        sleepingCount = NamedSemaphore.create(context, 0);
        wokenCount = NamedSemaphore.create(context, 0);
        waitSemaphore = NamedSemaphore.create(context, 0);
    }

    /** Counts the caller, which holds the lock, as sleeping. */
    void addSleeper() {
        sleepingCount.release();
    }

    /** Waits, without the lock, for a notification or the timeout; returns whether it was a notification. */
    boolean await(Actor actor, long limitNanos) {
        return waitSemaphore.tryAcquire() || waitSemaphore.acquire(actor, limitNanos);
    }

    /** Reports to the notifier that the caller has woken. */
    void reportWoken() {
        wokenCount.release();
    }

    /** How many actors sleep at this moment. */
    int size() {
        return Math.max(0, sleepingCount.value() - wokenCount.value());
    }

    /**
     * Notifies up to {@code most} sleeping actors, with the lock held, and waits until they have woken.
     *
     * @param probe records the wait if that takes long
     * @param before receives the number of notified actors before the notifications take effect
     */
    void notifyUpTo(Actor actor, int most, Probe probe, IntConsumer before) {
        while (wokenCount.tryAcquire()) {
            sleepingCount.tryAcquire(); // it has timed out and woken since
        }
        int notified = 0;
        while (notified < most && sleepingCount.tryAcquire()) {
            notified++;
        }
        before.accept(notified);
        for (int i = 0; i < notified; i++) {
            waitSemaphore.release();
        }
        for (int i = 0; i < notified; i++) {
            awaitWoken(actor, probe);
        }
        while (notified > 0 && waitSemaphore.tryAcquire()) {
            notified--; // an unused notification of an actor that has timed out meanwhile
        }
    }

    private void awaitWoken(Actor actor, Probe probe) {
        long soon = probe.gate().leadsWaits() ? Timeout.UNTIL_QUIET : WAKE_TIMEOUT_NANOS;
        if (wokenCount.tryAcquire() || wokenCount.acquire(actor, soon)) {
            return;
        }
        probe.recordWait(actor, WaitText.FOR_NOTIFIED, false);
        wokenCount.acquire(actor, Timeout.FOREVER);
        probe.record(Kind.PASSED, actor, 0, null, "all have woken");
    }
}
