package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;
import java.io.Serializable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A lock of the operating system and a {@link ConditionWaiters}, inside of an event or a barrier, of which nothing is told: what
 * happens between {@link #enter} and {@link Visit#leave} is one step, its event included.
 */
final class Monitor implements Serializable {
    private static final long LOOK_AGAIN_NANOS = 200_000;

    private final NamedSemaphore lock;
    private final ConditionWaiters conditionWaiters;

    /** Makes one in which nobody is. */
    Monitor(ProcessContext context) {
        lock = NamedSemaphore.create(context, 1);
        conditionWaiters = new ConditionWaiters(context);
    }

    /** Takes the lock. */
    Visit enter(Actor actor) {
        if (!lock.tryAcquire()) {
            lock.acquire(actor, NamedSemaphore.FOREVER);
        }
        return new Visit(actor);
    }

    /**
     * Takes the lock, which somebody may have for long.
     *
     * @param noted is asked again and again while the caller waits, until it has told of the wait
     */
    Visit enter(Actor actor, BooleanSupplier noted) {
        while (!lock.tryAcquire()) {
            actor.checkAlive();
            if (noted.getAsBoolean()) {
                return enter(actor);
            }
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
        }
        return new Visit(actor);
    }

    /** What an actor does with the lock. */
    final class Visit {
        private final Actor actor;
        private boolean inside = true;

        private Visit(Actor actor) {
            this.actor = actor;
        }

        /** Whether the actor has the lock: not so if it was killed in its sleep. */
        boolean isInside() {
            return inside;
        }

        /** Gives the lock up, sleeps until it is called or the time has run out, and takes the lock again. */
        boolean sleep(long limitNanos) {
            conditionWaiters.lieDown();
            inside = false;
            lock.release();
            boolean called;
            try {
                called = conditionWaiters.sleep(actor, limitNanos);
            } finally {
                conditionWaiters.rise();
            }
            enter(actor);
            inside = true;
            return called;
        }

        /** Calls everybody who sleeps. */
        void callAll(Probe probe) {
            conditionWaiters.call(actor, Integer.MAX_VALUE, probe, called -> {});
        }

        /** Gives the lock back, if the actor has it. */
        void leave() {
            if (inside) {
                lock.release();
            }
        }
    }
}
