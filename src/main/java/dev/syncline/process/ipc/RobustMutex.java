package dev.syncline.process.ipc;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.syncline.process.os.MappedMemory;
import dev.syncline.trace.Actor;
import java.nio.MappedByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A robust POSIX mutex in shared memory: when the thread that holds it ends, the kernel gives it to the next one and
 * tells it so. Linux only.
 */
public final class RobustMutex implements Permit {
    /*
     * The C library keeps a list of the mutexes that a thread holds, through the mutexes themselves; so the memory of a
     * held mutex must stay, which HELD ensures.
     */

    private static final int SIZE = 128;
    private static final int SHARED = 1;
    private static final int ROBUST = 1;
    private static final int EBUSY = 16;
    private static final int EOWNERDEAD = 130;
    private static final Set<RobustMutex> HELD = ConcurrentHashMap.newKeySet();

    /** The functions, bound directly; they return an error number instead of setting errno. */
    private static final class Direct {
        static {
            Native.register(Direct.class, NativeLibrary.getProcess());
        }

        static native int pthread_mutexattr_init(Pointer attributes);

        static native int pthread_mutexattr_setpshared(Pointer attributes, int shared);

        static native int pthread_mutexattr_setrobust(Pointer attributes, int robust);

        static native int pthread_mutex_init(Pointer mutex, Pointer attributes);

        static native int pthread_mutex_lock(Pointer mutex);

        static native int pthread_mutex_trylock(Pointer mutex);

        static native int pthread_mutex_consistent(Pointer mutex);

        static native int pthread_mutex_unlock(Pointer mutex);
    }

    private final ProcessContext context;

    @SuppressWarnings("unused") // keeps the memory to which `mutex` points
    private final MappedByteBuffer memory;

    private final Pointer mutex;
    private volatile boolean ownerDied;

    private RobustMutex(ProcessContext context, MappedByteBuffer memory) {
        this.context = context;
        this.memory = memory;
        mutex = Native.getDirectBufferPointer(memory);
    }

    /**
     * Returns if this operating system has robust mutexes.
     *
     * @throws UnsupportedOperationException if it has none
     */
    public static void checkSupported() {
        if (!Platform.isLinux()) {
            throw new UnsupportedOperationException(
                    "A robust lock needs Linux: this operating system does not tell when the owner of a lock has died.");
        }
    }

    /** Creates the mutex, unlocked, in shared memory of this name. */
    public static RobustMutex create(ProcessContext context, String name) {
        MappedByteBuffer memory = MappedMemory.create(context.memory(name), SIZE);
        RobustMutex made = new RobustMutex(context, memory);
        try (Memory attributes = new Memory(SIZE)) {
            check(Direct.pthread_mutexattr_init(attributes));
            check(Direct.pthread_mutexattr_setpshared(attributes, SHARED));
            check(Direct.pthread_mutexattr_setrobust(attributes, ROBUST));
            check(Direct.pthread_mutex_init(made.mutex, attributes));
        }
        return made;
    }

    /** Opens the mutex in shared memory of this name. */
    public static RobustMutex open(ProcessContext context, String name) {
        return new RobustMutex(context, MappedMemory.open(context.memory(name), SIZE));
    }

    @Override
    public boolean tryAcquire() {
        return took(Direct.pthread_mutex_trylock(mutex));
    }

    @Override
    public boolean acquire(Actor actor, long limitNanos) {
        return BlockedWait.await(
                context, actor, limitNanos, this::tryAcquire, () -> took(Direct.pthread_mutex_lock(mutex)));
    }

    @Override
    public void release() {
        check(Direct.pthread_mutex_unlock(mutex));
        HELD.remove(this);
    }

    /** Whether the previous holder died while it held it; to be asked by the current holder. */
    public boolean ownerDied() {
        return ownerDied;
    }

    private boolean took(int result) {
        if (result == EBUSY) {
            return false;
        }
        boolean died = result == EOWNERDEAD;
        check(died ? Direct.pthread_mutex_consistent(mutex) : result);
        HELD.add(this);
        ownerDied = died;
        return true;
    }

    private static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("The robust mutex failed with error " + result);
        }
    }
}
