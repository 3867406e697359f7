package dev.syncline.process.ipc;

import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.syncline.process.os.Posix;
import dev.syncline.trace.Actor;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.concurrent.locks.LockSupport;

/**
 * A semaphore of the operating system, which every process finds by its name; it has no owner and outlives everybody.
 *
 * <p>A worker that is handed it finds the same semaphore.
 */
public final class NamedSemaphore implements Permit, Serializable {
    /** Waits as long as it takes. */
    public static final long FOREVER = -1;

    // The memory of a semaphore is given back when nobody in this process can use it any more, and not at the end of
    // its run: a thread that would not end might still be at it.

    private static final Cleaner CLEANER = Cleaner.create();
    private static final long LOOK_AGAIN_NANOS = 500_000;

    private final String name;
    private final transient ProcessContext context;
    private final transient Pointer semaphore;

    private NamedSemaphore(ProcessContext context, String name, Pointer semaphore) {
        this.context = context;
        this.name = name;
        this.semaphore = semaphore;
        CLEANER.register(this, () -> Posix.semClose(semaphore));
    }

    /** Makes a semaphore with so many permits, under a new name. */
    public static NamedSemaphore create(ProcessContext context, int value) {
        return create(context, context.names().semaphore(), value);
    }

    /** Makes the semaphore of this name, with so many permits. */
    public static NamedSemaphore create(ProcessContext context, String name, int value) {
        try {
            return new NamedSemaphore(context, name, Posix.semCreate(name, value));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Finds the semaphore of this name. */
    public static NamedSemaphore open(ProcessContext context, String name) {
        try {
            return new NamedSemaphore(context, name, Posix.semOpen(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public boolean tryAcquire() {
        try {
            return Posix.semTryWait(semaphore);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void release() {
        try {
            Posix.semPost(semaphore);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Whether there are so many permits, or more; the most there may be of a lock is 1. */
    public boolean isFull(int most) {
        if (!Platform.isMac()) {
            return value() >= most;
        }
        boolean full = most == 1 && tryAcquire();
        if (full) {
            release();
        }
        return full;
    }

    /** Whether there are none. */
    public boolean isSpent() {
        if (!Platform.isMac()) {
            return value() == 0;
        }
        boolean spent = !tryAcquire();
        if (!spent) {
            release();
        }
        return spent;
    }

    @Override
    public boolean acquire(Actor actor, long limitNanos) {
        SharedPage sharedPage = context.sharedPage();
        sharedPage.blocked(actor.id(), true);
        try {
            if (limitNanos == FOREVER && context.isWorker()) {
                Posix.semWait(semaphore);
                return true;
            }
            long begin = sharedPage.nanos();
            while (!tryAcquire()) {
                actor.checkAlive();
                if (limitNanos != FOREVER && sharedPage.nanos() - begin >= limitNanos) {
                    return false;
                }
                LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
            }
            return true;
        } finally {
            sharedPage.blocked(actor.id(), false);
            Reference.reachabilityFence(this);
        }
    }

    /** Whether {@code n} more can be given without there being more than {@code most}; macOS knows that of one only. */
    public boolean hasRoomFor(int n, int most) {
        if (!Platform.isMac()) {
            return (long) value() + n <= most;
        }
        return n <= most && !(most == 1 && isFull(1));
    }

    /** How many there are at this moment; macOS does not tell, and says 0. */
    public int value() {
        try {
            return Posix.semValue(semaphore);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Finds the semaphore in the worker that was handed it. */
    private Object readResolve() {
        return open(ProcessContext.here(), name);
    }
}
