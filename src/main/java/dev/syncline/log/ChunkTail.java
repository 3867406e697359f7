package dev.syncline.log;

/** The newest chunks of a log, which are kept in memory. Guarded by the monitor of its owner. */
final class ChunkTail {
    // Chunk i is in slot i modulo the number of slots, a power of two; `first` is the oldest chunk.

    private static final byte[] NOTHING = {};

    private byte[][] slots = new byte[16][];
    private int first;
    private int end;
    private int bytes;

    /** Begins with no chunk; the first that is added has the number {@code first}. */
    ChunkTail(int first) {
        this.first = first;
        this.end = first;
    }

    /** Makes room for one more chunk, so that adding it cannot fail. */
    void reserve() {
        if (end - first == slots.length) {
            byte[][] more = new byte[slots.length * 2][];
            for (int i = first; i < end; i++) {
                more[i & (more.length - 1)] = get(i);
            }
            slots = more;
        }
    }

    /** Adds the next chunk. */
    void add(byte[] chunk) {
        reserve();
        slots[end++ & (slots.length - 1)] = chunk;
        bytes += chunk.length;
    }

    /** The number of the oldest chunk. */
    int first() {
        return first;
    }

    /** The number of chunks. */
    int size() {
        return end - first;
    }

    /** The total number of bytes. */
    int bytes() {
        return bytes;
    }

    /** Chunk {@code i}, which has to be in the tail. */
    byte[] get(int i) {
        return slots[i & (slots.length - 1)];
    }

    /** The chunks, which have to be in the tail, from {@code from} (inclusive) to {@code to} (exclusive). */
    byte[][] copy(int from, int to) {
        byte[][] chunks = new byte[to - from][];
        for (int i = from; i < to; i++) {
            chunks[i - from] = get(i);
        }
        return chunks;
    }

    /** Drops the oldest chunk. */
    void dropFirst() {
        bytes -= get(first).length;
        slots[first++ & (slots.length - 1)] = NOTHING;
    }

    /** Drops the chunks before number {@code i}, and frees the memory that is no longer needed. */
    void shrinkTo(int i) {
        while (first < i) {
            dropFirst();
        }
        int capacity = Integer.highestOneBit(Math.max(1, end - first) * 2 - 1);
        byte[][] fewer = new byte[capacity][];
        for (int chunk = first; chunk < end; chunk++) {
            fewer[chunk & (capacity - 1)] = get(chunk);
        }
        slots = fewer;
    }
}
