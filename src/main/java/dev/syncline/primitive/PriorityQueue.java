package dev.syncline.primitive;

import dev.syncline.trace.Probe;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A queue that gives the smallest item first, like Python's {@code queue.PriorityQueue}; the order of equal items is
 * not defined.
 *
 * @param <T> the type of the items
 */
public final class PriorityQueue<T> extends Queue<T> {
    /**
     * Makes an empty queue, in the natural order of the items, for at most {@code capacity} items; 0 or less is
     * unbounded.
     */
    public PriorityQueue(int capacity) {
        this(capacity, null, false, Probe.NONE);
    }

    /**
     * Makes an empty queue for at most {@code capacity} items, or unbounded if that is 0 or less; a {@code fair} one
     * serves waiters in the order of arrival. It reports to {@code probe}.
     *
     * @param order a comparator without side effects; null for the natural order of the items
     */
    public PriorityQueue(int capacity, @Nullable Comparator<? super T> order, boolean fair, Probe probe) {
        super(capacity, fair, probe, new QueuedItems.Heap<>(order), "waits for an item: the queue is empty");
    }
}
