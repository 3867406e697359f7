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

/**
 * A semaphore of the operating system, which every process finds by its name; it has no owner and outlives every
 * process.
 *
 * <p>A worker that it is handed to opens the same semaphore.
 */
public final class NamedSemaphore implements Permit, Serializable {
    private static final long serialVersionUID = 1;

    // A semaphore is closed when it is unreachable in this process, and not at the end of its run, because a thread
    // that did not end might still use it.

    private static final Cleaner CLEANER = Cleaner.create();

    private final String name;
    private final transient ProcessContext context;
    private final transient Pointer semaphore;

    private NamedSemaphore(ProcessContext context, String name, Pointer semaphore) {
        this.context = context;
        this.name = name;
        this.semaphore = semaphore;
        CLEANER.register(this, () -> Posix.semClose(semaphore));
    }

    /** Creates a semaphore with {@code value} permits under a new name. */
    public static NamedSemaphore create(ProcessContext context, int value) {
        return create(context, context.names().semaphore(), value);
    }

    /** Creates the semaphore of this name with {@code value} permits. */
    public static NamedSemaphore create(ProcessContext context, String name, int value) {
        try {
            return new NamedSemaphore(context, name, Posix.semCreate(name, value));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Opens the semaphore of this name. */
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

    /** Whether there are {@code most} permits or more; for a lock, {@code most} is 1. */
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

    /** Whether there are no permits. */
    public boolean isEmpty() {
        if (!Platform.isMac()) {
            return value() == 0;
        }
        boolean empty = !tryAcquire();
        if (!empty) {
            release();
        }
        return empty;
    }

    @Override
    public boolean acquire(Actor actor, long limitNanos) {
        try {
            return BlockedWait.await(context, actor, limitNanos, this::tryAcquire, () -> {
                Posix.semWait(semaphore);
                return true;
            });
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Whether {@code n} more permits would not exceed {@code most}; macOS can tell only if {@code most} is 1. */
    public boolean hasRoomFor(int n, int most) {
        if (!Platform.isMac()) {
            return (long) value() + n <= most;
        }
        return n <= most && !(most == 1 && isFull(1));
    }

    /** How many permits there are at this moment; always 0 on macOS, which does not tell. */
    public int value() {
        try {
            return Posix.semValue(semaphore);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Opens the semaphore in the worker that it was handed to. */
    private Object readResolve() {
        return open(ProcessContext.current(), name);
    }
}
