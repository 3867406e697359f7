package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.sync.ProcessRLock;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/**
 * So many whole numbers in shared memory, like Python's {@code multiprocessing.Array('i', n)}.
 *
 * <p>With its lock, each access takes that lock, be it of one element or of a slice; without it, nothing protects them.
 */
public final class SharedArray extends SharedData {
    private final int length;

    public SharedArray(ProcessContext context, int object, int length, @Nullable ProcessRLock lock) {
        super(context, object, Integer.BYTES * length, lock);
        this.length = length;
    }

    /** How many elements it has, forever. */
    public int length() {
        return length;
    }

    /**
     * Reads one element.
     *
     * @throws IndexOutOfBoundsException if there is none of this index; Python's {@code IndexError}
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
     * @throws IndexOutOfBoundsException if there is none of this index; Python's {@code IndexError}
     */
    public void set(int index, int value) {
        access((probe, actor) -> {
            check(index, probe, actor);
            probe.record(Kind.WROTE, actor, value, null, CellText.one(index, value));
            at(index, value);
            return value;
        });
    }

    /** Reads the elements from {@code from} to before {@code to} at once; what lies outside of the array is left out. */
    public int[] getSlice(int from, int to) {
        return access((probe, actor) -> {
            int first = within(from);
            int[] values = new int[Math.max(0, within(to) - first)];
            for (int i = 0; i < values.length; i++) {
                values[i] = at(first + i);
            }
            recordSlice(Kind.READ, first, values, probe, actor);
            return values;
        });
    }

    /**
     * Writes the elements from {@code from} to before {@code to} at once.
     *
     * @throws IllegalArgumentException if there are more or fewer values than elements; Python's {@code ValueError}
     */
    public void setSlice(int from, int to, int... values) {
        access((probe, actor) -> {
            int first = within(from);
            if (values.length != Math.max(0, within(to) - first)) {
                String words = "Can only assign sequence of same size";
                probe.raise(actor, "ValueError: " + words + " (Java: IllegalArgumentException)");
                throw new IllegalArgumentException(words);
            }
            recordSlice(Kind.WROTE, first, values, probe, actor);
            for (int i = 0; i < values.length; i++) {
                at(first + i, values[i]);
            }
            return values;
        });
    }

    /** All elements at this moment, without an event: for the final count. */
    public int[] peek() {
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = at(i);
        }
        return values;
    }

    private static void recordSlice(Kind kind, int first, int[] values, Probe probe, Actor actor) {
        int end = first + values.length;
        probe.record(kind, actor, values.length, null, CellText.some(first, end, i -> values[i - first]));
    }

    private int within(int index) {
        return Math.max(0, Math.min(index, length));
    }

    private void check(int index, Probe probe, Actor actor) {
        if (index < 0 || index >= length) {
            String words = "invalid index";
            probe.raise(actor, "IndexError: " + words + " (Java: IndexOutOfBoundsException)");
            throw new IndexOutOfBoundsException(words);
        }
    }
}
