package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.sync.ProcessRLock;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of integers in shared memory, like Python's {@code multiprocessing.Array('i', n)}.
 *
 * <p>With a lock, each access to an element or a slice takes that lock; without one, nothing protects the array.
 */
public final class SharedArray extends SharedData {
    private static final long serialVersionUID = 1;

    private final int length;

    /** Makes an array of zeros; each access takes {@code lock} if it is not null. */
    public SharedArray(ProcessContext context, int object, int length, @Nullable ProcessRLock lock) {
        super(context, object, Integer.BYTES * length, lock);
        this.length = length;
    }

    /** The number of elements, which never changes. */
    public int length() {
        return length;
    }

    /**
     * Reads one element.
     *
     * @throws IndexOutOfBoundsException if there is no element of this index; Python's {@code IndexError}
     */
    public int get(int index) {
        return access((probe, actor) -> {
            check(index, probe, actor);
            int value = at(index);
            probe.record(Kind.READ, actor, value, null, CellText.one(index, value));
            return value;
        });
    }

    /**
     * Writes one element.
     *
     * @throws IndexOutOfBoundsException if there is no element of this index; Python's {@code IndexError}
     */
    public void set(int index, int value) {
        access((probe, actor) -> {
            check(index, probe, actor);
            probe.record(Kind.WROTE, actor, value, null, CellText.one(index, value));
            at(index, value);
            return value;
        });
    }

    /**
     * Reads the elements from {@code from} (inclusive) to {@code to} (exclusive) at once; indices outside the array are
     * left out.
     */
    public int[] getSlice(int from, int to) {
        return access((probe, actor) -> {
            int first = clamp(from);
            int[] values = new int[Math.max(0, clamp(to) - first)];
            for (int i = 0; i < values.length; i++) {
                values[i] = at(first + i);
            }
            recordSlice(Kind.READ, first, values, probe, actor);
            return values;
        });
    }

    /**
     * Writes the elements from {@code from} (inclusive) to {@code to} (exclusive) at once.
     *
     * @throws IllegalArgumentException if there are more or fewer values than elements; Python's {@code ValueError}
     */
    public void setSlice(int from, int to, int... values) {
        access((probe, actor) -> {
            int first = clamp(from);
            if (values.length != Math.max(0, clamp(to) - first)) {
                String message = "Can only assign sequence of same size";
                probe.raise(actor, "ValueError: " + message + " (Java: IllegalArgumentException)");
                throw new IllegalArgumentException(message);
            }
            recordSlice(Kind.WROTE, first, values, probe, actor);
            for (int i = 0; i < values.length; i++) {
                at(first + i, values[i]);
            }
            return values;
        });
    }

    /** All elements at this moment, without an event. */
    public int[] peek() {
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = at(i);
        }
        return values;
    }

    private static void recordSlice(Kind kind, int first, int[] values, Probe probe, Actor actor) {
        int end = first + values.length;
        probe.record(kind, actor, values.length, null, CellText.slice(first, end, i -> values[i - first]));
    }

    private int clamp(int index) {
        return Math.max(0, Math.min(index, length));
    }

    private void check(int index, Probe probe, Actor actor) {
        if (index < 0 || index >= length) {
            String message = "invalid index";
            probe.raise(actor, "IndexError: " + message + " (Java: IndexOutOfBoundsException)");
            throw new IndexOutOfBoundsException(message);
        }
    }
}
