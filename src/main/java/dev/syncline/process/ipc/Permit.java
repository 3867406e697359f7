package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;

/** What one can take, wait for and give back, as the operating system keeps it for all processes. */
public interface Permit {
    /** Takes it if it is there now; returns whether it did. */
    boolean tryAcquire();

    /**
     * Takes it, waiting for it at most so long, by the clock of the run. A worker that waits forever waits in the kernel;
     * everybody else looks again and again, because the kernel knows nothing of a run that is stopped or paused.
     *
     * @param limitNanos {@link NamedSemaphore#FOREVER} or how long
     * @return whether it was taken
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    boolean acquire(Actor actor, long limitNanos);

    /** Gives it back. */
    void release();
}
