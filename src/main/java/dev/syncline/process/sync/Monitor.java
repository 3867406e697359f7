package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.Serializable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The lock and the condition inside an event or a barrier, of which no events are recorded: what happens between
 * {@link #enter} and {@link Held#leave} is one step, its event included.
 */
final class Monitor implements Serializable {
    private static final long serialVersionUID = 1;

    private static final long POLL_NANOS = 200_000;

    private final NamedSemaphore lock;
    private final ConditionWaiters waiters;

    /** Makes a monitor that is free. */
    Monitor(ProcessContext context) {
        lock = NamedSemaphore.create(context, 1);
        waiters = new ConditionWaiters(context);
    }

    /** Takes the lock. */
    Held enter(Actor actor) {
        if (!lock.tryAcquire()) {
            lock.acquire(actor, Timeout.FOREVER);
        }
        return new Held(actor);
    }

    /**
     * Takes the lock, which another actor may hold for long.
     *
     * @param recorded is called repeatedly while the caller waits, until it has recorded the wait and returns true
     */
    Held enter(Actor actor, BooleanSupplier recorded) {
        while (!lock.tryAcquire()) {
            actor.checkAlive();
            if (recorded.getAsBoolean()) {
                return enter(actor);
            }
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        return new Held(actor);
    }

    /** What an actor can do while it holds the lock. */
    final class Held {
        private final Actor actor;
        private boolean held = true;

        private Held(Actor actor) {
            this.actor = actor;
        }

        /** Whether the actor holds the lock; it does not if it was killed while it waited. */
        boolean isHeld() {
            return held;
        }

        /** Releases the lock, waits for a notification or the timeout, and takes the lock again. */
        boolean await(long limitNanos) {
            waiters.addSleeper();
            held = false;
            lock.release();
            boolean notified;
            try {
                notified = waiters.await(actor, limitNanos);
            } finally {
                waiters.reportWoken();
            }
            enter(actor);
            held = true;
            return notified;
        }

        /** Notifies all waiting actors. */
        void notifyAllWaiters(Probe probe) {
            waiters.notifyUpTo(actor, Integer.MAX_VALUE, probe, notified -> {});
        }

        /** Releases the lock, if the actor holds it. */
        void leave() {
            if (held) {
                lock.release();
            }
        }
    }
}
