package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;

/**
 * A flag to wait for between processes, like Python's {@code multiprocessing.Event}.
 *
 * <p>Whoever was waiting when it was set looks at the flag again before it goes on. If the flag has been cleared by then,
 * it has missed it and is told so; an event of threads lets it pass all the same.
 */
public final class ProcessEvent extends Shared {
    private final NamedSemaphore flag;
    private final Monitor monitor;

    /** Makes an event whose flag is cleared. */
    public ProcessEvent(ProcessContext context, int object) {
        super(context, object);
        flag = NamedSemaphore.create(context, 0);
        monitor = new Monitor(context);
    }

    /** Sets the flag, and wakes everybody who waits. */
    public void set() {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Visit visit = monitor.enter(actor);
        try {
            probe.record(Kind.SET, actor, 0);
            if (!isUp()) {
                flag.release();
            }
            visit.callAll(probe);
        } finally {
            visit.leave();
        }
    }

    /** Clears the flag: from now on everybody waits who comes. */
    public void clear() {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Visit visit = monitor.enter(actor);
        try {
            probe.record(Kind.CLEARED, actor, 0);
            flag.tryAcquire();
        } finally {
            visit.leave();
        }
    }

    /** Whether the flag is set at this moment. */
    public boolean isSet() {
        Monitor.Visit visit = monitor.enter(Actor.current());
        try {
            return isUp();
        } finally {
            visit.leave();
        }
    }

    /**
     * Waits until the flag is set, as long as it takes.
     *
     * @return whether it is set still: not so if it was cleared before the caller could look
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean await() {
        return await(NamedSemaphore.FOREVER);
    }

    /**
     * Waits until the flag is set, at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it is set
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean await(Duration timeout) {
        return await(SharedTimeout.nanos(timeout));
    }

    @Override
    public void attach() {
        // its semaphores find themselves
    }

    private boolean await(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Visit visit = monitor.enter(actor);
        try {
            boolean called = false;
            if (!isUp() && limitNanos != SharedTimeout.NOW) {
                boolean timed = limitNanos != NamedSemaphore.FOREVER;
                probe.observer().record(Kind.WAITING, actor, object(), 0, null, "waits for the event to be set", timed);
                called = visit.sleep(limitNanos);
            }
            if (isUp()) {
                probe.record(Kind.PASSED, actor, 0);
                return true;
            }
            if (called) {
                probe.record(Kind.PASSED, actor, 0, null, "wait() gives False, for it has been cleared again");
            } else {
                probe.record(Kind.TIMED_OUT, actor, 0);
            }
            return false;
        } finally {
            visit.leave();
        }
    }

    /** Whether the flag is set; with the monitor. */
    private boolean isUp() {
        return flag.isFull(1);
    }
}
