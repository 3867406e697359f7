package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A block of shared memory as mapped by one process, like Python's {@code multiprocessing.shared_memory.SharedMemory}:
 * bytes without a lock, which exist until {@link #close} for this process and until {@link #unlink} for all.
 */
public final class SharedMemory extends Shared {
    private static final long serialVersionUID = 1;

    private static final int MAX_BYTE = 255;

    private final MemoryName name;
    private final int size;
    private transient volatile @Nullable MemoryBlock block;

    SharedMemory(ProcessContext context, int object, MemoryName name, MemoryBlock block) {
        super(context, object);
        this.name = name;
        this.block = block;
        size = block.size();
    }

    /** The number of bytes. */
    public int size() {
        return size;
    }

    /** The name under which any process may open it. */
    public MemoryName name() {
        return name;
    }

    /**
     * Reads one byte, 0 to 255.
     *
     * @throws IndexOutOfBoundsException if there is no byte at this index; Python's {@code IndexError}
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
     * @throws IndexOutOfBoundsException if there is no byte at this index; Python's {@code IndexError}
     * @throws IllegalArgumentException if the value does not fit into a byte; Python's {@code ValueError}
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

    /** Reads the bytes from {@code from} (inclusive) to {@code to} (exclusive) at once. */
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

    /** Writes bytes from index {@code from} on, at once. */
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

    /**
     * Closes the block in this process; it still exists, and other processes may use it. A second call does nothing.
     */
    public void close() {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (block != null) {
            probe.record(Kind.CLOSED, actor, 0, null, "closed");
            block = null;
        }
    }

    /**
     * Removes the name of the block: no process can open it any more, and it is gone when the last process has closed
     * it.
     *
     * @throws java.util.NoSuchElementException if there is no name any more; Python's {@code FileNotFoundError}
     */
    public void unlink() {
        name.unlink();
    }

    @Override
    protected void attach() {
        block = name.inherit();
    }

    /** Runs an access as one step for all processes. */
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
            String message = "'NoneType' object is not subscriptable";
            probe.raise(actor, "TypeError: " + message + " (Java: IllegalStateException)");
            throw new IllegalStateException("the shared memory was closed here");
        }
        return open;
    }

    /** An access to the block by one actor. */
    record Step(MemoryBlock block, Probe probe, Actor actor) {
        void check(int from, int count) {
            if (from < 0 || count < 0 || from + count > block.size()) {
                String message = "index out of bounds on dimension 1";
                probe.raise(actor, "IndexError: " + message + " (Java: IndexOutOfBoundsException)");
                throw new IndexOutOfBoundsException(message);
            }
        }

        void check(int value) {
            if (value < 0 || value > MAX_BYTE) {
                String message = "memoryview: invalid value for format 'B'";
                probe.raise(actor, "ValueError: " + message + " (Java: IllegalArgumentException)");
                throw new IllegalArgumentException(message);
            }
        }

        void recordSlice(Kind kind, int from, int[] values) {
            String text = CellText.slice(from, from + values.length, i -> values[i - from]);
            probe.record(kind, actor, values.length, null, text);
        }
    }
}
