package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A block of shared memory as one process sees it, like Python's {@code multiprocessing.shared_memory.SharedMemory}: bytes
 * without a lock, until {@link #close} in this process and {@link #unlink} for all.
 */
public final class SharedMemory extends Shared {
    private static final int GREATEST = 255;

    private final MemoryName name;
    private final int size;
    private transient volatile @Nullable MemoryBlock block;

    SharedMemory(ProcessContext context, int object, MemoryName name, MemoryBlock block) {
        super(context, object);
        this.name = name;
        this.block = block;
        size = block.size();
    }

    /** How many bytes it has. */
    public int size() {
        return size;
    }

    /** Where any process may find it. */
    public MemoryName name() {
        return name;
    }

    /**
     * Reads one byte, 0 to 255.
     *
     * @throws IndexOutOfBoundsException if there is none at this place; Python's {@code IndexError}
     */
    public int get(int at) {
        return access(step -> {
            step.check(at, 1);
            int value = step.block.get(at);
            step.probe.record(Kind.READ, step.actor, value, null, CellText.one(at, value));
            return value;
        });
    }

    /**
     * Writes one byte, 0 to 255.
     *
     * @throws IndexOutOfBoundsException if there is none at this place; Python's {@code IndexError}
     * @throws IllegalArgumentException if it does not fit into a byte; Python's {@code ValueError}
     */
    public void put(int at, int value) {
        access(step -> {
            step.check(at, 1);
            step.check(value);
            step.probe.record(Kind.WROTE, step.actor, value, null, CellText.one(at, value));
            step.block.put(at, value);
            return value;
        });
    }

    /** Reads the bytes from {@code from} to before {@code to} at once. */
    public int[] getSlice(int from, int to) {
        return access(step -> {
            step.check(from, to - from);
            int[] values = new int[to - from];
            for (int i = 0; i < values.length; i++) {
                values[i] = step.block.get(from + i);
            }
            step.recordSlice(Kind.READ, from, values);
            return values;
        });
    }

    /** Writes bytes, from the place {@code from} on, at once. */
    public void putSlice(int from, int... values) {
        access(step -> {
            step.check(from, values.length);
            for (int value : values) {
                step.check(value);
            }
            step.recordSlice(Kind.WROTE, from, values);
            for (int i = 0; i < values.length; i++) {
                step.block.put(from + i, values[i]);
            }
            return values;
        });
    }

    /** The byte at this moment, without an event: for the final count. */
    public int peek(int at) {
        return open(probe(), Actor.current()).get(at);
    }

    /** Lets go of the block in this process; it stays, and others may use it. Done twice, it is done once. */
    public void close() {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (block != null) {
            probe.record(Kind.CLOSED, actor, 0, null, "closed");
            block = null;
        }
    }

    /**
     * Takes the name of the block away: nobody finds it any more, and when the last one has closed it, it is gone.
     *
     * @throws java.util.NoSuchElementException if there is none any more; Python's {@code FileNotFoundError}
     */
    public void unlink() {
        name.unlink();
    }

    @Override
    public void attach() {
        block = name.inherit();
    }

    /** Does what is one step for all processes. */
    <R> R access(Function<Step, R> access) {
        Probe probe = probe();
        Actor actor = probe.enter();
        MemoryBlock open = open(probe, actor);
        open.enter();
        try (open) {
            return access.apply(new Step(open, probe, actor));
        }
    }

    private MemoryBlock open(Probe probe, Actor actor) {
        MemoryBlock open = block;
        if (open == null) {
            String words = "'NoneType' object is not subscriptable";
            probe.raise(actor, "TypeError: " + words + " (Java: IllegalStateException)");
            throw new IllegalStateException("the shared memory was closed here");
        }
        return open;
    }

    /** An access to the block by one actor. */
    record Step(MemoryBlock block, Probe probe, Actor actor) {
        void check(int from, int count) {
            if (from < 0 || count < 0 || from + count > block.size()) {
                String words = "index out of bounds on dimension 1";
                probe.raise(actor, "IndexError: " + words + " (Java: IndexOutOfBoundsException)");
                throw new IndexOutOfBoundsException(words);
            }
        }

        void check(int value) {
            if (value < 0 || value > GREATEST) {
                String words = "memoryview: invalid value for format 'B'";
                probe.raise(actor, "ValueError: " + words + " (Java: IllegalArgumentException)");
                throw new IllegalArgumentException(words);
            }
        }

        void recordSlice(Kind kind, int from, int[] values) {
            String text = CellText.some(from, from + values.length, i -> values[i - from]);
            probe.record(kind, actor, values.length, null, text);
        }
    }
}
