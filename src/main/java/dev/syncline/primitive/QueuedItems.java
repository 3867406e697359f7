package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import java.util.ArrayDeque;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The items of a queue in the order in which they are taken, each with its text and the actor that put it. The mutex of
 * the queue guards them.
 */
interface QueuedItems<T> {
    /** How many there are. */
    int size();

    /** Adds an item. */
    void add(T item, String text, Actor putter);

    /** The text of the next item. */
    String nextText();

    /** The actor that put the next item. */
    Actor nextPutter();

    /** Removes and returns the next item. */
    T remove();

    /** First in, first out, or last in, first out. */
    final class Row<T> implements QueuedItems<T> {
        // three deques side by side, so that an item needs no object of its own
        private final ArrayDeque<T> items = new ArrayDeque<>();
        private final ArrayDeque<String> texts = new ArrayDeque<>();
        private final ArrayDeque<Actor> putters = new ArrayDeque<>();
        private final boolean lastFirst;

        Row(boolean lastFirst) {
            this.lastFirst = lastFirst;
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public void add(T item, String text, Actor putter) {
            items.add(item);
            texts.add(text);
            putters.add(putter);
        }

        @Override
        public String nextText() {
            return lastFirst ? texts.getLast() : texts.getFirst();
        }

        @Override
        public Actor nextPutter() {
            return lastFirst ? putters.getLast() : putters.getFirst();
        }

        @Override
        public T remove() {
            if (lastFirst) {
                texts.removeLast();
                putters.removeLast();
                return items.removeLast();
            }
            texts.removeFirst();
            putters.removeFirst();
            return items.removeFirst();
        }
    }

    /** The smallest first; among equals, any. */
    final class Heap<T> implements QueuedItems<T> {
        private record Entry<T>(T item, String text, Actor putter) {}

        private final java.util.PriorityQueue<Entry<T>> entries;

        Heap(@Nullable Comparator<? super T> order) {
            entries = new java.util.PriorityQueue<>((a, b) -> compare(order, a.item, b.item));
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public void add(T item, String text, Actor putter) {
            entries.add(new Entry<>(item, text, putter));
        }

        @Override
        public String nextText() {
            return entries.element().text;
        }

        @Override
        public Actor nextPutter() {
            return entries.element().putter;
        }

        @Override
        public T remove() {
            return entries.remove().item;
        }

        @SuppressWarnings("unchecked") // without a comparator, the natural order counts, as in java.util.PriorityQueue
        private static <T> int compare(@Nullable Comparator<? super T> order, T a, T b) {
            return order == null ? ((Comparable<T>) a).compareTo(b) : order.compare(a, b);
        }
    }
}
