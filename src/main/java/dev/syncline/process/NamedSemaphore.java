package dev.syncline.process;

import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.syncline.primitive.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/** A semaphore of the operating system, which every process finds by its name; it has no owner and outlives everybody. */
final class NamedSemaphore {
    /** Waits as long as it takes. */
    static final long FOREVER = -1;

    private static final long LOOK_AGAIN_NANOS = 500_000;

    private final Site site;
    private final Pointer semaphore;

    private NamedSemaphore(Site site, Pointer semaphore) {
        this.site = site;
        this.semaphore = semaphore;
    }

    /** Makes the semaphore of this name, with so many permits. */
    static NamedSemaphore create(Site site, String name, int value) {
        try {
            return new NamedSemaphore(site, Posix.semCreate(name, value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the semaphore of this name. */
    static NamedSemaphore open(Site site, String name) {
        try {
            return new NamedSemaphore(site, Posix.semOpen(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes one if there is one now; returns whether it did. */
    boolean tryAcquire() {
        return Posix.semTryWait(semaphore);
    }

    /** Gives one. */
    void release() {
        Posix.semPost(semaphore);
    }

    /** Whether there are so many permits, or more; the most there may be of a lock is 1. */
    boolean isFull(int most) {
        if (!Platform.isMac()) {
            return Posix.semValue(semaphore) >= most;
        }
        boolean full = most == 1 && tryAcquire();
        if (full) {
            release();
        }
        return full;
    }

    /**
     * Takes one, waiting for it at most so long, by the clock of the run. A worker that waits for ever waits in the kernel;
     * everybody else looks again and again, because the kernel knows nothing of a run that is stopped or paused.
     *
     * @param limitNanos {@link #FOREVER} or how long
     * @return whether it was taken
     * @throws dev.syncline.primitive.Killed if the actor was killed meanwhile
     */
    boolean acquire(Actor actor, long limitNanos) {
        Board board = site.board();
        board.blocked(actor.id(), true);
        try {
            if (limitNanos == FOREVER && site.isWorker()) {
                Posix.semWait(semaphore);
                return true;
            }
            long deadline = board.nanos() + limitNanos;
            while (!tryAcquire()) {
                actor.checkAlive();
                if (limitNanos != FOREVER && board.nanos() >= deadline) {
                    return false;
                }
                LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
            }
            return true;
        } finally {
            board.blocked(actor.id(), false);
        }
    }
}
