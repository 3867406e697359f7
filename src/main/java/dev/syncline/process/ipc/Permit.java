package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Timeout;

/** Something that can be acquired, waited for and released, kept by the operating system for all processes. */
public interface Permit {
    /** Takes it if it is available now; returns whether it did. */
    boolean tryAcquire();

    /**
     * Takes it, waiting for it at most {@code limitNanos} by the clock of the run. A worker that waits without a
     * timeout waits in the kernel; all other threads poll, because the kernel knows nothing of a run that is stopped or
     * paused.
     *
     * @param limitNanos {@link Timeout#FOREVER} or the longest wait
     * @return whether it was taken
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    boolean acquire(Actor actor, long limitNanos);

    /** Releases it. */
    void release();
}
