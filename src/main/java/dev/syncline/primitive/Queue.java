package dev.syncline.primitive;

import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.primitive.error.ShutDown;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;

/**
 * A first-in-first-out queue between actors, like Python's {@code queue.Queue}; it also counts the unfinished tasks.
 *
 * <p>In a plain queue the quickest actor puts or takes next; a fair one serves waiters in the order of arrival. An item
 * is never null.
 *
 * @param <T> the type of the items
 */
public sealed class Queue<T> permits LifoQueue, PriorityQueue {
    private final QueueBuffer<T> buffer;

    /** Makes an empty queue for at most {@code capacity} items; 0 or less is unbounded. */
    public Queue(int capacity) {
        this(capacity, false, Probe.NONE);
    }

    /**
     * Makes an empty queue for at most {@code capacity} items, or unbounded if that is 0 or less; a {@code fair} one
     * serves waiters in the order of arrival. It reports to {@code probe}.
     */
    public Queue(int capacity, boolean fair, Probe probe) {
        this(capacity, fair, probe, new QueuedItems.Row<>(false), "waits for an item: the queue is empty");
    }

    Queue(int capacity, boolean fair, Probe probe, QueuedItems<T> items, String emptyText) {
        buffer = new QueueBuffer<>(capacity, fair, probe, items, emptyText);
    }

    /**
     * Puts an item in, waiting for room as long as it takes.
     *
     * @throws ShutDown if the queue was shut down
     * @throws Killed if the actor was killed
     */
    public void put(T item) {
        buffer.put(item, Timeout.FOREVER);
    }

    /**
     * Puts an item in, waiting for room at most as long as {@code timeout}.
     *
     * @throws Full if there was no room in time
     * @throws ShutDown if the queue was shut down
     * @throws IllegalArgumentException if the timeout is negative and the queue is not unbounded
     * @throws Killed if the actor was killed
     */
    public void put(T item, Duration timeout) {
        buffer.put(item, Timeout.queue(timeout));
    }

    /**
     * Puts an item in, without waiting.
     *
     * @throws Full if there is no room
     * @throws ShutDown if the queue was shut down
     */
    public void putNowait(T item) {
        buffer.put(item, Timeout.NOW);
    }

    /**
     * Takes the next item, waiting for one as long as it takes.
     *
     * @throws ShutDown if the queue was shut down and is empty
     * @throws Killed if the actor was killed
     */
    public T get() {
        return buffer.get(Timeout.FOREVER);
    }

    /**
     * Takes the next item, waiting for one at most as long as {@code timeout}.
     *
     * @throws Empty if there was no item in time
     * @throws ShutDown if the queue was shut down and is empty
     * @throws IllegalArgumentException if the timeout is negative
     * @throws Killed if the actor was killed
     */
    public T get(Duration timeout) {
        return buffer.get(Timeout.queue(timeout));
    }

    /**
     * Takes the next item, without waiting.
     *
     * @throws Empty if there is none
     * @throws ShutDown if the queue was shut down and is empty
     */
    public T getNowait() {
        return buffer.get(Timeout.NOW);
    }

    /**
     * Marks the task of an item that was taken as done.
     *
     * @throws IllegalStateException if more tasks are done than items were put; the message is Python's: task_done()
     *     called too many times
     */
    public void taskDone() {
        buffer.taskDone();
    }

    /**
     * Waits, without a limit, until the task of every item that was put is marked as done.
     *
     * @throws Killed if the actor was killed
     */
    public void join() {
        buffer.join();
    }

    /**
     * Shuts the queue down: no item can be put any more and, once it is empty, none taken; actors that wait get
     * {@link ShutDown}.
     *
     * @param immediate whether the items in it are discarded and their tasks count as done
     */
    public void shutdown(boolean immediate) {
        buffer.shutdown(immediate);
    }

    /** How many items are in the queue at this moment. */
    public int size() {
        return buffer.size();
    }

    /** Whether the queue is empty at this moment; another actor may change that before the caller continues. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Whether the queue is full at this moment; another actor may change that before the caller continues. */
    public boolean isFull() {
        return capacity() > 0 && size() >= capacity();
    }

    /** How many items the queue holds at most, 0 if it is unbounded. */
    public int capacity() {
        return buffer.capacity();
    }

    /** How many tasks of items that were put are not done. */
    public int unfinished() {
        return buffer.unfinished();
    }
}
