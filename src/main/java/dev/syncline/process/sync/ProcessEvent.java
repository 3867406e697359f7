package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;

/**
 * A flag to wait for between processes, like Python's {@code multiprocessing.Event}.
 *
 * <p>An actor that was waiting when it was set checks the flag again before it continues. If the flag has been cleared
 * by then, its wait returns false; with an event between threads, it passes anyway.
 */
public final class ProcessEvent extends Shared {
    private static final long serialVersionUID = 1;

    private final NamedSemaphore flag;
    private final Monitor monitor;

    /** Makes an event whose flag is cleared. */
    public ProcessEvent(ProcessContext context, int object) {
        super(context, object);
        flag = NamedSemaphore.create(context, 0);
        monitor = new Monitor(context);
    }

    /** Sets the flag and wakes all waiting actors. */
    public void set() {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Held held = monitor.enter(actor);
        try {
            probe.record(Kind.SET, actor, 0);
            if (!isFlagSet()) {
                flag.release();
            }
            held.notifyAllWaiters(probe);
        } finally {
            held.leave();
        }
    }

    /** Clears the flag: actors that arrive from now on wait. */
    public void clear() {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Held held = monitor.enter(actor);
        try {
            probe.record(Kind.CLEARED, actor, 0);
            flag.tryAcquire();
        } finally {
            held.leave();
        }
    }

    /** Whether the flag is set at this moment. */
    public boolean isSet() {
        Monitor.Held held = monitor.enter(Actor.current());
        try {
            return isFlagSet();
        } finally {
            held.leave();
        }
    }

    /**
     * Waits until the flag is set, without a limit.
     *
     * @return whether it is still set; false if it was cleared before the caller could check
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean await() {
        return await(Timeout.FOREVER);
    }

    /**
     * Waits until the flag is set, at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it is set
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    @Override
    protected void attach() {
        // its parts are opened by their own deserialization
    }

    private boolean await(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Held held = monitor.enter(actor);
        try {
            boolean notified = false;
            if (!isFlagSet() && limitNanos != Timeout.NOW) {
                boolean timed = limitNanos != Timeout.FOREVER;
                probe.recordWait(actor, "waits for the event to be set", timed);
                notified = held.await(limitNanos);
            }
            if (isFlagSet()) {
                probe.record(Kind.PASSED, actor, 0);
                return true;
            }
            if (notified) {
                probe.record(Kind.PASSED, actor, 0, null, "wait() returned False: it was cleared again");
            } else {
                probe.record(Kind.TIMED_OUT, actor, 0);
            }
            return false;
        } finally {
            held.leave();
        }
    }

    /** Whether the flag is set. With the monitor held. */
    private boolean isFlagSet() {
        return flag.isFull(1);
    }
}
