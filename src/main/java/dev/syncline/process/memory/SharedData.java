package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.ShortMutex;
import dev.syncline.process.os.MappedMemory;
import dev.syncline.process.sync.ProcessRLock;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;
import java.nio.MappedByteBuffer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The common part of {@link SharedValue} and {@link SharedArray}: memory that several processes map, and the optional
 * lock that each access takes, as in CPython's {@code multiprocessing/sharedctypes.py}.
 */
public abstract sealed class SharedData extends Shared permits SharedValue, SharedArray {
    private static final long serialVersionUID = 1;

    // `mutex`, in the first bytes of the memory, makes an access and its event one step. It differs from the lock that
    // a program may hold: a process that dies while it holds the lock keeps it; one that dies while it holds the mutex
    // loses it.

    private static final int HEADER = 8;

    private final String name;
    private final int size;
    private final @Nullable ProcessRLock lock;
    private transient MappedByteBuffer memory;
    private transient ShortMutex mutex;

    /** Creates {@code bytes} bytes of memory, all zero. */
    SharedData(ProcessContext context, int object, int bytes, @Nullable ProcessRLock lock) {
        super(context, object);
        this.lock = lock;
        size = HEADER + bytes;
        name = context.names().memory();
        memory = MappedMemory.create(context.memory(name), size);
        mutex = new ShortMutex(context, memory, 0);
    }

    /**
     * The lock that each access takes, to be held around a read and a write that belong together.
     *
     * @throws IllegalStateException if it was made without one; Python's {@code AttributeError}
     */
    public ProcessRLock getLock() {
        if (lock == null) {
            throw new IllegalStateException("this was made without a lock");
        }
        return lock;
    }

    @Override
    protected void attach() {
        memory = MappedMemory.open(context().memory(name), size);
        mutex = new ShortMutex(context(), memory, 0);
    }

    /** The integer at this index. */
    final int at(int index) {
        return memory.getInt(HEADER + Integer.BYTES * index);
    }

    /** Sets the integer at this index. */
    final void at(int index, int number) {
        memory.putInt(HEADER + Integer.BYTES * index, number);
    }

    /** Runs {@code step}, which records its event, as one step for all processes, with the lock if there is one. */
    final <R> R access(BiFunction<Probe, Actor, R> step) {
        ProcessRLock held = lock;
        if (held == null) {
            return accessUnlocked(step);
        }
        held.acquire();
        try {
            return accessUnlocked(step);
        } finally {
            held.release();
        }
    }

    private <R> R accessUnlocked(BiFunction<Probe, Actor, R> step) {
        Probe probe = probe();
        Actor actor = probe.enter();
        mutex.enter();
        try {
            return step.apply(probe, actor);
        } finally {
            mutex.leave();
        }
    }
}
