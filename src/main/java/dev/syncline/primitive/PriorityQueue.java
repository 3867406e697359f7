package dev.syncline.primitive;

import dev.syncline.trace.Probe;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A queue that gives the smallest item first, like Python's {@code queue.PriorityQueue}; which of two equal ones comes
 * first is not defined.
 *
 * @param <T> what is queued
 */
public final class PriorityQueue<T> extends Queue<T> {
    /** Makes an empty queue, in the items' own order, for at most {@code capacity} items; 0 or less is unbounded. */
    public PriorityQueue(int capacity) {
        this(capacity, null, false, Probe.NONE);
    }

    /**
     * Makes an empty queue for at most {@code capacity} items, or unbounded if that is 0 or less; it serves those who wait
     * in the order of arrival if it is {@code fair}, and reports to {@code probe}.
     *
     * @param order says which item is smaller, without any other effect; null for the items' own order
     */
    public PriorityQueue(int capacity, @Nullable Comparator<? super T> order, boolean fair, Probe probe) {
        super(capacity, fair, probe, new QueuedItems.Heap<>(order), "waits for an item: the queue is empty");
    }
}
