package dev.syncline.primitive;

import dev.syncline.trace.Probe;

/**
 * A queue that gives back last what was put first, like Python's {@code queue.LifoQueue}: a stack.
 *
 * @param <T> what is queued
 */
public final class LifoQueue<T> extends Queue<T> {
    /** Makes an empty queue for at most {@code capacity} items; 0 or less is unbounded. */
    public LifoQueue(int capacity) {
        this(capacity, false, Probe.NONE);
    }

    /**
     * Makes an empty queue for at most {@code capacity} items, or unbounded if that is 0 or less; it serves those who wait
     * in the order of arrival if it is {@code fair}, and reports to {@code probe}.
     */
    public LifoQueue(int capacity, boolean fair, Probe probe) {
        super(capacity, fair, probe, new QueuedItems.Row<>(true), "waits for an item: the queue is empty");
    }
}
