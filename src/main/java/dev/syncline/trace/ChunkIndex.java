package dev.syncline.trace;

import java.util.Arrays;

/** Where each chunk of a log begins: in the sequence, in the file, and among the actors and objects. */
final class ChunkIndex {
    // Entry i holds what came before chunk i, so entry size() holds the totals.

    private long[] seq = new long[64];
    private long[] offset = new long[64];
    private int[] actors = new int[64];
    private int[] objects = new int[64];
    private int size;

    /** Begins with no chunk, the first of which will stand at {@code firstOffset} in the file. */
    ChunkIndex(long firstOffset) {
        offset[0] = firstOffset;
    }

    /** Adds a chunk of {@code length} bytes with {@code count} events, which makes so many actors and objects known. */
    void add(int count, int length, int moreActors, int moreObjects) {
        int next = size + 1;
        if (next == seq.length) {
            int capacity = next * 2;
            seq = Arrays.copyOf(seq, capacity);
            offset = Arrays.copyOf(offset, capacity);
            actors = Arrays.copyOf(actors, capacity);
            objects = Arrays.copyOf(objects, capacity);
        }
        seq[next] = seq[size] + count;
        offset[next] = offset[size] + length;
        actors[next] = actors[size] + moreActors;
        objects[next] = objects[size] + moreObjects;
        size = next;
    }

    /** How many chunks there are. */
    int size() {
        return size;
    }

    /** The first event of chunk {@code i}; for {@link #size()}, the next event. */
    long seq(int i) {
        return seq[i];
    }

    /** Where chunk {@code i} begins in the file; for {@link #size()}, where the next will. */
    long offset(int i) {
        return offset[i];
    }

    /** How many bytes chunk {@code i} has. */
    int length(int i) {
        return (int) (offset[i + 1] - offset[i]);
    }

    /** How many actors are known before chunk {@code i}. */
    int actors(int i) {
        return actors[i];
    }

    /** How many objects are known before chunk {@code i}. */
    int objects(int i) {
        return objects[i];
    }

    /** The first chunk that ends at event {@code from} or behind it; {@link #size()} if none does. */
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
}
