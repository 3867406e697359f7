package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The actors that wait for one thing, in the order of arrival, and the loop in which they wait.
 *
 * <p>A fair queue hands the thing over: it is granted to the first waiter before that one wakes. In an unfair queue the
 * first waiter is only signalled to check again, and a newcomer may be quicker. A signal is never lost: a waiter that
 * leaves the queue with an unused signal passes it on. Every method is called with the mutex held.
 */
final class WaitQueue {
    /** Grants what is waited for, if it is available. */
    @FunctionalInterface
    interface Grant {
        /** Grants it to the waiter and records that, or returns false; called with the mutex held. */
        boolean tryGrant(Waiter waiter);
    }

    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private final Mutex mutex;
    private final Probe probe;
    private final boolean fair;
    private final Grant grant;

    WaitQueue(Mutex mutex, Probe probe, boolean fair, Grant grant) {
        this.mutex = mutex;
        this.probe = probe;
        this.fair = fair;
        this.grant = grant;
    }

    /** How many actors wait. */
    int size() {
        return waiters.size();
    }

    /**
     * Grants to the first waiters if the queue is fair, otherwise signals up to {@code most} of them, because of
     * {@code by}.
     */
    void signal(Actor by, int most) {
        if (fair) {
            serve(by);
        } else {
            signalUpTo(by, most);
        }
    }

    /** Grants to waiters from the first on, fair or not, as long as something is available, because of {@code by}. */
    void serve(@Nullable Actor by) {
        Waiter first = waiters.peek();
        while (first != null) {
            first.by = by;
            if (!grant.tryGrant(first)) {
                return;
            }
            waiters.remove();
            first.granted = true;
            wake(first, by);
            first = waiters.peek();
        }
    }

    private void signalUpTo(@Nullable Actor by, int most) {
        if (waiters.isEmpty()) {
            return;
        }
        int signals = 0;
        for (Waiter waiter : waiters) {
            if (signals == most) {
                return;
            }
            if (!waiter.signalled) {
                wake(waiter, by);
                signals++;
            }
        }
    }

    /** Signals one waiter, which counts as running from now on and is woken when the mutex is left. */
    private void wake(Waiter waiter, @Nullable Actor by) {
        waiter.signal(by);
        mutex.wakeLater(waiter);
        probe.gate().signalled(waiter.actor);
    }

    /**
     * Records that the actor waits, and waits; the mutex is released meanwhile and held again at the end.
     *
     * @param limitNanos the longest wait by the gate's clock, or {@link Timeout#FOREVER}
     * @param obstacle the actor that is waited for, if known
     * @param text why it waits
     * @return true if the grant came, which is recorded, or false if the wait has timed out, which is not
     * @throws Killed if the actor was killed before the grant
     */
    boolean await(Waiter waiter, long limitNanos, @Nullable Actor obstacle, String text) {
        enqueue(waiter, limitNanos != Timeout.FOREVER, obstacle, text);
        return awaitQueued(waiter, limitNanos);
    }

    /**
     * Waits as a newcomer for which nothing is available now; see {@link #await}.
     *
     * @return true if the grant came, or false if the wait has timed out; both are recorded
     */
    boolean awaitOrTimeOut(Actor actor, long limitNanos, @Nullable Actor obstacle, String text) {
        if (limitNanos != Timeout.NOW && await(new Waiter(actor), limitNanos, obstacle, text)) {
            return true;
        }
        probe.record(Kind.TIMED_OUT, actor, 0);
        return false;
    }

    /** Adds the waiter at the end and records that its actor waits, {@code timed} if the wait has a timeout. */
    void enqueue(Waiter waiter, boolean timed, @Nullable Actor obstacle, String text) {
        waiters.add(waiter);
        probe.recordWait(waiter.actor, waiters.size(), obstacle, text, timed);
    }

    /** Continues a wait that has timed out, now without a limit; for the log this is the same wait. */
    void continueWaiting(Waiter waiter) {
        waiters.add(waiter);
        awaitQueued(waiter, Timeout.FOREVER);
    }

    /** Waits, on the thread of its actor, as an enqueued waiter; see {@link #await}. */
    boolean awaitQueued(Waiter waiter, long limitNanos) {
        boolean timed = limitNanos != Timeout.FOREVER;
        waiter.actor.pendingWait(waiter);
        long deadline = timed ? probe.gate().nanos() + limitNanos : 0;
        try {
            boolean inTime = true;
            while (inTime) {
                mutex.leave();
                try {
                    inTime = probe.gate().await(waiter.actor, timed, deadline);
                } finally {
                    mutex.enter();
                }
                if (waiter.granted) {
                    return true;
                }
                waiter.actor.checkAlive();
                if (grant.tryGrant(waiter)) {
                    waiters.remove(waiter);
                    waiter.granted = true;
                    return true;
                }
                waiter.signalled = false;
            }
            return false;
        } finally {
            waiter.actor.pendingWait(null);
            if (!waiter.granted) {
                waiters.remove(waiter);
                if (waiter.signalled) {
                    signalUpTo(waiter.by, 1);
                }
            }
        }
    }
}
