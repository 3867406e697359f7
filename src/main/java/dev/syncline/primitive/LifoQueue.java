package dev.syncline.primitive;

import dev.syncline.trace.Probe;

/**
 * A last-in-first-out queue, like Python's {@code queue.LifoQueue}: a stack.
 *
 * @param <T> the type of the items
 */
public final class LifoQueue<T> extends Queue<T> {
    /** Makes an empty queue for at most {@code capacity} items; 0 or less is unbounded. */
    public LifoQueue(int capacity) {
        this(capacity, false, Probe.NONE);
    }

    /**
     * Makes an empty queue for at most {@code capacity} items, or unbounded if that is 0 or less; a {@code fair} one
     * serves waiters in the order of arrival. It reports to {@code probe}.
     */
    public LifoQueue(int capacity, boolean fair, Probe probe) {
        super(capacity, fair, probe, new QueuedItems.Row<>(true), "waits for an item: the queue is empty");
    }
}
