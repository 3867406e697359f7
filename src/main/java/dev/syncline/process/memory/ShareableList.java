package dev.syncline.process.memory;

import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A list of fixed length in a block of shared memory, like Python's
 * {@code multiprocessing.shared_memory.ShareableList}: integers, floating-point numbers, booleans, strings and null. It
 * has no lock; an element cannot grow beyond its initial size.
 */
public final class ShareableList implements Serializable {
    private static final long serialVersionUID = 1;

    // Each element has a slot: one byte for its type, then as many 8-byte words as its initial value needed. `slots`
    // has the offset of each slot, and the end of the last.

    private static final int WORD = 8;
    private static final int INTEGER = 0;
    private static final int FLOAT = 1;
    private static final int BOOLEAN = 2;
    private static final int TEXT = 3;
    private static final int NULL = 4;

    private final SharedMemory memory;
    private final int[] slots;

    private ShareableList(SharedMemory memory, int[] slots) {
        this.memory = memory;
        this.slots = slots;
    }

    /** Creates the block and fills it. */
    public static ShareableList create(MemoryName name, @Nullable Object... values) {
        int[] slots = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            slots[i + 1] = slots[i] + WORD + capacity(values[i]);
        }
        SharedMemory memory = name.create(Math.max(WORD, slots[values.length]));
        ShareableList list = new ShareableList(memory, slots);
        for (int i = 0; i < values.length; i++) {
            list.set(i, values[i]);
        }
        return list;
    }

    /** The number of elements, which never changes. */
    public int size() {
        return slots.length - 1;
    }

    /** The block that it is in, to be closed and unlinked. */
    public SharedMemory memory() {
        return memory;
    }

    /**
     * Reads an element: a Long, a Double, a Boolean, a String or null.
     *
     * @throws IndexOutOfBoundsException if there is no element of this index; Python's {@code IndexError}
     */
    @Nullable
    public Object get(int index) {
        return memory.<@Nullable Object>access(step -> {
            check(index, "index out of range", step);
            Object value = read(index, step.block());
            record(Kind.READ, index, value, step);
            return value;
        });
    }

    /**
     * Writes an element.
     *
     * @throws IndexOutOfBoundsException if there is no element of this index; Python's {@code IndexError}
     * @throws IllegalArgumentException if a string needs more space than the element has; Python's {@code ValueError}
     */
    public void set(int index, @Nullable Object value) {
        memory.<@Nullable Object>access(step -> {
            check(index, "assignment index out of range", step);
            if (value instanceof String text && bytes(text).length > capacity(index)) {
                String message = "bytes/str item exceeds available storage";
                step.probe().raise(step.actor(), "ValueError: " + message + " (Java: IllegalArgumentException)");
                throw new IllegalArgumentException(message);
            }
            Object kept = value instanceof Integer whole ? Long.valueOf(whole) : value;
            int tag = tag(kept);
            record(Kind.WROTE, index, kept, step);
            write(index, tag, kept, step.block());
            return null;
        });
    }

    private @Nullable Object read(int index, MemoryBlock block) {
        int at = slots[index] + WORD;
        return switch (block.get(slots[index])) {
            case INTEGER -> block.getLong(at);
            case FLOAT -> Double.longBitsToDouble(block.getLong(at));
            case BOOLEAN -> block.getLong(at) != 0;
            case TEXT -> text(index, block);
            default -> null;
        };
    }

    private void write(int index, int tag, @Nullable Object value, MemoryBlock block) {
        int at = slots[index] + WORD;
        block.put(slots[index], tag);
        if (value instanceof Long whole) {
            block.putLong(at, whole);
        } else if (value instanceof Double other) {
            block.putLong(at, Double.doubleToRawLongBits(other));
        } else if (value instanceof Boolean truth) {
            block.putLong(at, truth ? 1 : 0);
        } else if (value instanceof String text) {
            byte[] bytes = bytes(text);
            for (int i = 0; i < capacity(index); i++) {
                block.put(at + i, i < bytes.length ? bytes[i] : 0);
            }
        }
    }

    /** The string in a slot, without the zeros that pad it. */
    private String text(int index, MemoryBlock block) {
        byte[] bytes = new byte[capacity(index)];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) block.get(slots[index] + WORD + i);
            length = bytes[i] == 0 ? length : i + 1;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void check(int index, String message, SharedMemory.Step step) {
        if (index < 0 || index >= size()) {
            step.probe().raise(step.actor(), "IndexError: " + message + " (Java: IndexOutOfBoundsException)");
            throw new IndexOutOfBoundsException(message);
        }
    }

    private static void record(Kind kind, int index, @Nullable Object value, SharedMemory.Step step) {
        Probe probe = step.probe();
        int number = value instanceof Long whole && whole == whole.intValue() ? whole.intValue() : 0;
        probe.record(kind, step.actor(), number, null, CellText.one(index, python(value)));
    }

    /** The value as Python prints it inside a list. */
    private static String python(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return value instanceof String ? "'" + value + "'" : value.toString();
    }

    private static int tag(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof String) {
            return TEXT;
        }
        if (value instanceof Double) {
            return FLOAT;
        }
        if (value instanceof Long) {
            return INTEGER;
        }
        throw new IllegalArgumentException("A %s cannot be put into a ShareableList."
                .formatted(value.getClass().getSimpleName()));
    }

    private static int capacity(@Nullable Object value) {
        return value instanceof String text ? WORD * (bytes(text).length / WORD + 1) : WORD;
    }

    private int capacity(int index) {
        return slots[index + 1] - slots[index] - WORD;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
