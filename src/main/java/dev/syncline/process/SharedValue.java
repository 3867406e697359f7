package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
import java.nio.MappedByteBuffer;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A whole number in shared memory, like Python's {@code multiprocessing.Value('i')}.
 *
 * <p>With its lock, each read and each write takes that lock, as in CPython's {@code sharedctypes}; a read followed by a
 * write takes it twice, and somebody else may step in between.
 */
public final class SharedValue extends Shared {
    private static final int SIZE = 16;
    private static final int VALUE = 8;

    private final String name;
    private final @Nullable ProcessRLock lock;
    private transient MappedByteBuffer memory;
    private transient ShortMutex mutex;

    SharedValue(Site site, int object, int initial, @Nullable ProcessRLock lock) {
        super(site, object);
        this.lock = lock;
        name = site.names().memory();
        memory = Board.map(site.memory(name), SIZE, StandardOpenOption.CREATE_NEW);
        mutex = new ShortMutex(site, memory, 0);
        memory.putInt(VALUE, initial);
    }

    /** Reads the number. */
    public int get() {
        return locked(() -> access(Kind.READ, 0));
    }

    /** Writes the number. */
    public void set(int value) {
        locked(() -> access(Kind.WROTE, value));
    }

    /**
     * The lock that each access takes, to be held over a read and a write that belong together.
     *
     * @throws IllegalStateException if it was made without one; Python's {@code AttributeError}
     */
    public ProcessRLock getLock() {
        if (lock == null) {
            throw new IllegalStateException("this value was made without a lock");
        }
        return lock;
    }

    /** The number at this moment, without an event: for the final count. */
    public int peek() {
        return memory.getInt(VALUE);
    }

    @Override
    void attach() {
        memory = Board.map(site().memory(name), SIZE, StandardOpenOption.READ);
        mutex = new ShortMutex(site(), memory, 0);
    }

    private interface Access {
        int run();
    }

    private int locked(Access access) {
        ProcessRLock held = lock;
        if (held == null) {
            return access.run();
        }
        held.acquire();
        try {
            return access.run();
        } finally {
            held.release();
        }
    }

    private int access(Kind kind, int written) {
        Probe probe = probe();
        Actor actor = probe.enter();
        mutex.enter();
        try {
            int value = kind == Kind.READ ? memory.getInt(VALUE) : written;
            probe.record(kind, actor, value);
            memory.putInt(VALUE, value);
            return value;
        } finally {
            mutex.leave();
        }
    }
}
