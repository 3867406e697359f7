package dev.syncline.log;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** A list that only grows, with snapshots that need no copy. Guarded by the monitor of its owner. */
final class AppendOnlyList<T> {
    // An item never moves, so a view of the first items stays valid while more are added.

    private Object[] items = new Object[4];
    private int size;

    /** Makes room for {@code more} items, so that adding them cannot fail. */
    void reserve(int more) {
        if (size + more > items.length) {
            items = Arrays.copyOf(items, Math.max(size + more, items.length * 2));
        }
    }

    /** Adds an item at the end. */
    void add(T item) {
        reserve(1);
        items[size++] = item;
    }

    /** Adds all items at the end, or none if there is no memory for them. */
    void addAll(List<? extends T> more) {
        reserve(more.size());
        for (int i = 0; i < more.size(); i++) {
            items[size++] = more.get(i);
        }
    }

    /** The number of items. */
    int size() {
        return size;
    }

    /** An unmodifiable view of the current items. */
    List<T> view() {
        return view(0, size);
    }

    /** An unmodifiable view of the items from {@code from} (inclusive) to {@code to} (exclusive). */
    List<T> view(int from, int to) {
        return new View<>(items, from, to - from);
    }

    private static final class View<T> extends AbstractList<T> implements RandomAccess {
        private final Object[] items;
        private final int from;
        private final int size;

        View(Object[] items, int from, int size) {
            this.items = items;
            this.from = from;
            this.size = size;
        }

        @Override
        @SuppressWarnings("unchecked") // only items of this type were added
        public T get(int i) {
            Objects.checkIndex(i, size);
            return (T) items[from + i];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
