package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock and the condition inside an event or a barrier, of which no events are recorded: what happens between
 * {@link #enter} and {@link Held#leave} is one step, its event included.
 */
final class Monitor implements Serializable {
    private static final long serialVersionUID = 1;

    private static final long POLL_NANOS = 200_000;

    /** After this time a wait for the lock inside is recorded, which otherwise is as short as an operation. */
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Records the wait for the lock inside. */
    @FunctionalInterface
    interface WaitRecorder {
        /** Records it if there is a reason, or it {@code isLong}; returns whether it has done so, now or before. */
        boolean records(boolean isLong);
    }

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
     * @param recorder is called repeatedly while the caller waits, until it has recorded the wait
     */
    Held enter(Actor actor, Gate gate, WaitRecorder recorder) {
        long begin = System.nanoTime();
        boolean isLong = false;
        boolean again = false;
        while (!lock.tryAcquire()) {
            actor.checkAlive();
            if (recorder.records(isLong)) {
                return enter(actor);
            }
            if (gate.leadsWaits()) {
                isLong = !gate.awaitTurn(actor, Timeout.UNTIL_QUIET, again);
                again = true;
            } else {
                LockSupport.parkNanos(this, POLL_NANOS);
                isLong = System.nanoTime() - begin > LONG_NANOS;
            }
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
