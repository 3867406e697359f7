package dev.syncline.primitive;

import dev.syncline.primitive.error.Empty;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Probe;
import java.time.Duration;

/**
 * An unbounded first-in-first-out queue without tasks, like Python's {@code queue.SimpleQueue}: a put never waits.
 *
 * @param <T> the type of the items
 */
public final class SimpleQueue<T> {
    private final Queue<T> queue;

    /** Makes an empty queue. */
    public SimpleQueue() {
        this(Probe.NONE);
    }

    /** Makes an empty queue that reports to {@code probe}. */
    public SimpleQueue(Probe probe) {
        queue = new Queue<>(0, false, probe);
    }

    /**
     * Puts an item at the end.
     *
     * @throws Killed if the actor was killed
     */
    public void put(T item) {
        queue.put(item);
    }

    /**
     * Takes the first item, waiting for one as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public T get() {
        return queue.get();
    }

    /**
     * Takes the first item, waiting for one at most as long as {@code timeout}.
     *
     * @throws Empty if there was no item in time
     * @throws IllegalArgumentException if the timeout is negative
     * @throws Killed if the actor was killed
     */
    public T get(Duration timeout) {
        return queue.get(timeout);
    }

    /**
     * Takes the first item, without waiting.
     *
     * @throws Empty if there is none
     */
    public T getNowait() {
        return queue.getNowait();
    }

    /** How many items are in the queue at this moment. */
    public int size() {
        return queue.size();
    }

    /** Whether the queue is empty at this moment; another actor may change that before the caller continues. */
    public boolean isEmpty() {
        return queue.isEmpty();
    }
}
