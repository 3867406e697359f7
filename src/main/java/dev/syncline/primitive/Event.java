package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A flag to wait for, like Python's {@code threading.Event}.
 *
 * <p>Setting it releases every actor that is waiting at that moment, even if it is cleared before they run.
 */
public final class Event {
    // `mutex` guards `flag`.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final String reason;
    private final WaitQueue waiters;
    private boolean flag;

    /** Makes an event whose flag is cleared. */
    public Event() {
        this(Probe.NONE);
    }

    /** Makes an event whose flag is cleared and that reports to {@code probe}. */
    public Event(Probe probe) {
        this(probe, "waits for the event to be set");
    }

    /** Makes an event whose waits are explained by {@code reason}. */
    Event(Probe probe, String reason) {
        this.probe = probe;
        this.reason = reason;
        waiters = new WaitQueue(mutex, probe, true, waiter -> tryPass(waiter.actor, waiter.by));
    }

    /** Sets the flag and releases all waiting actors. */
    public void set() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            probe.record(Kind.SET, actor, waiters.size());
            flag = true;
            waiters.signal(actor, Integer.MAX_VALUE);
        } finally {
            mutex.leave();
        }
    }

    /** Clears the flag: actors that arrive from now on wait. */
    public void clear() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            probe.record(Kind.CLEARED, actor, 0);
            flag = false;
        } finally {
            mutex.leave();
        }
    }

    /** Whether the flag is set at this moment. */
    public boolean isSet() {
        mutex.enter();
        try {
            return flag;
        } finally {
            mutex.leave();
        }
    }

    /**
     * Waits until the flag is set, without a limit.
     *
     * @throws Killed if the actor was killed
     */
    public void await() {
        await(Timeout.FOREVER);
    }

    /**
     * Waits until the flag is set, at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it was set
     * @throws Killed if the actor was killed
     */
    public boolean await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    private boolean await(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            return tryPass(actor, null) || waiters.awaitOrTimeOut(actor, limitNanos, null, reason);
        } finally {
            mutex.leave();
        }
    }

    private boolean tryPass(Actor actor, @Nullable Actor peer) {
        if (flag) {
            probe.record(Kind.PASSED, actor, 0, peer, null);
        }
        return flag;
    }
}
