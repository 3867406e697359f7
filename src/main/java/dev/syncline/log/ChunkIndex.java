package dev.syncline.log;

import java.util.Arrays;

/** Where each chunk of a log begins: its first event, its offset in the file, its first actor and its first object. */
final class ChunkIndex {
    // Entry i has the totals before chunk i, so entry size() has the totals of the log.

    private long[] seq = new long[16];
    private long[] offset = new long[16];
    private int[] actors = new int[16];
    private int[] objects = new int[16];
    private int size;

    /** Begins without chunks; the first one will be at {@code firstOffset} in the file. */
    ChunkIndex(long firstOffset) {
        offset[0] = firstOffset;
    }

    /** Makes room for one more chunk, so that adding it cannot fail. */
    void reserve() {
        if (size + 1 == seq.length) {
            resize(seq.length * 2);
        }
    }

    /** Frees the memory that is not needed when no more chunks are added. */
    void trim() {
        resize(size + 1);
    }

    private void resize(int capacity) {
        long[] newSeq = Arrays.copyOf(seq, capacity);
        long[] newOffset = Arrays.copyOf(offset, capacity);
        int[] newActors = Arrays.copyOf(actors, capacity);
        int[] newObjects = Arrays.copyOf(objects, capacity);
        seq = newSeq; // only now, so that all have the same length even if memory has run out
        offset = newOffset;
        actors = newActors;
        objects = newObjects;
    }

    /**
     * Adds a chunk of {@code length} bytes with {@code count} events, which introduces this many actors and objects.
     */
    void add(int count, int length, int moreActors, int moreObjects) {
        reserve();
        int next = size + 1;
        seq[next] = seq[size] + count;
        offset[next] = offset[size] + length;
        actors[next] = actors[size] + moreActors;
        objects[next] = objects[size] + moreObjects;
        size = next;
    }

    /** The number of chunks. */
    int size() {
        return size;
    }

    /** The first event of chunk {@code i}; for {@link #size()}, the next event. */
    long seq(int i) {
        return seq[i];
    }

    /** The offset of chunk {@code i} in the file; for {@link #size()}, that of the next one. */
    long offset(int i) {
        return offset[i];
    }

    /** The number of actors introduced before chunk {@code i}. */
    int actors(int i) {
        return actors[i];
    }

    /** The number of objects introduced before chunk {@code i}. */
    int objects(int i) {
        return objects[i];
    }

    /** The first chunk that ends at event {@code from} or later; {@link #size()} if none does. */
    int find(long from) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seq[middle + 1] >= from) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many chunks from {@code first} on, of the {@code size} first ones, fit into {@code maxBytes}: at least one. */
    int fitting(int first, int size, long maxBytes) {
        int low = first + 1;
        int high = size;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offset[middle] - offset[first] <= maxBytes) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low - first;
    }
}
