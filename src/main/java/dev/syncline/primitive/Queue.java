package dev.syncline.primitive;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A first-in-first-out queue between actors, like Python's {@code queue.Queue}: it counts the tasks that are not yet
 * done, too.
 *
 * <p>A plain queue lets whoever is quickest put or take; a fair one serves in the order of arrival. An item is never
 * null.
 *
 * @param <T> what is queued
 */
public final class Queue<T> {
    // `mutex` guards `items` and `unfinished`. Consumers wait only while the queue is empty, producers only while it
    // is full, so a fair hand-over never goes back and forth between the two lines.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final int capacity;
    private final Line producers;
    private final Line consumers;
    private final Line joiners;
    private final Items<T> items = new Items<>();
    private int unfinished;

    /** Makes an empty queue for at most {@code capacity} items; 0 or less is unbounded. */
    public Queue(int capacity) {
        this(capacity, false, Probe.NONE);
    }

    /**
     * Makes an empty queue for at most {@code capacity} items, or unbounded if that is 0 or less; it serves in the order
     * of arrival if it is {@code fair}, and reports to {@code probe}.
     */
    public Queue(int capacity, boolean fair, Probe probe) {
        this.capacity = Math.max(0, capacity);
        this.probe = probe;
        producers = new Line(mutex, probe, fair, this::acceptFrom);
        consumers = new Line(mutex, probe, fair, this::giveTo);
        joiners = new Line(mutex, probe, true, waiter -> pass(waiter.actor, waiter.by));
    }

    /**
     * Puts an item at the end, waiting for room as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public void put(T item) {
        put(item, Limit.FOREVER);
    }

    /**
     * Puts an item at the end, waiting for room at most as long as {@code timeout}.
     *
     * @throws Full if there was no room in time
     * @throws IllegalArgumentException if the time-out is negative
     * @throws Killed if the actor was killed
     */
    public void put(T item, Duration timeout) {
        put(item, Limit.queue(timeout));
    }

    /**
     * Puts an item at the end, without waiting.
     *
     * @throws Full if there is no room
     */
    public void putNowait(T item) {
        put(item, Limit.NOW);
    }

    /**
     * Takes the first item, waiting for one as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public T get() {
        return get(Limit.FOREVER);
    }

    /**
     * Takes the first item, waiting for one at most as long as {@code timeout}.
     *
     * @throws Empty if there was no item in time
     * @throws IllegalArgumentException if the time-out is negative
     * @throws Killed if the actor was killed
     */
    public T get(Duration timeout) {
        return get(Limit.queue(timeout));
    }

    /**
     * Takes the first item, without waiting.
     *
     * @throws Empty if there is none
     */
    public T getNowait() {
        return get(Limit.NOW);
    }

    /**
     * Says that the task of an item that was taken is done.
     *
     * @throws IllegalStateException if more tasks are done than items were put, in Python's words: task_done() called
     *     too many times
     */
    public void taskDone() {
        Actor actor = probe.enterToGiveBack();
        mutex.enter();
        try {
            if (unfinished == 0) {
                if (actor.isKilled()) {
                    return;
                }
                probe.raise(actor, "ValueError: task_done() called too many times (Java: IllegalStateException)");
                throw new IllegalStateException("task_done() called too many times");
            }
            probe.record(Kind.DONE, actor, unfinished - 1);
            unfinished--;
            joiners.advance(actor, Integer.MAX_VALUE);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Waits until every item that was put has been said to be done, as long as it takes.
     *
     * @throws Killed if the actor was killed
     */
    public void join() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (!pass(actor, null)) {
                joiners.await(new Waiter(actor), Limit.FOREVER, null, "waits until all tasks are done");
            }
        } finally {
            mutex.leave();
        }
    }

    /** How many items are in the queue at this moment. */
    public int size() {
        mutex.enter();
        try {
            return items.size();
        } finally {
            mutex.leave();
        }
    }

    /** Whether the queue is empty at this moment; somebody else may change that before the caller goes on. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Whether the queue is full at this moment; somebody else may change that before the caller goes on. */
    public boolean isFull() {
        return capacity > 0 && size() >= capacity;
    }

    /** How many items the queue holds at most, 0 if it is unbounded. */
    public int capacity() {
        return capacity;
    }

    /** How many items were put whose task is not yet done. */
    public int unfinished() {
        mutex.enter();
        try {
            return unfinished;
        } finally {
            mutex.leave();
        }
    }

    private void put(T item, long limitNanos) {
        String text = probe.words(Objects.requireNonNull(item, "item"));
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (accept(actor, item, text, null)) {
                return;
            }
            if (limitNanos == Limit.NOW
                    || !producers.await(
                            new Waiter(actor, item, text), limitNanos, null, "waits for room: the queue is full")) {
                probe.raise(actor, "queue.Full (Java: Full)");
                throw new Full();
            }
        } finally {
            mutex.leave();
        }
    }

    private T get(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (items.size() > 0) {
                return remove(actor, null);
            }
            Waiter waiter = new Waiter(actor);
            if (limitNanos == Limit.NOW
                    || !consumers.await(waiter, limitNanos, null, "waits for an item: the queue is empty")) {
                probe.raise(actor, "queue.Empty (Java: Empty)");
                throw new Empty();
            }
            return itemOf(waiter);
        } finally {
            mutex.leave();
        }
    }

    private boolean accept(Actor actor, T item, String text, @Nullable Actor peer) {
        if (capacity > 0 && items.size() >= capacity) {
            return false;
        }
        probe.record(Kind.PUT, actor, items.size() + 1, peer, text);
        items.add(item, text, actor);
        unfinished++;
        consumers.advance(actor, 1);
        return true;
    }

    private T remove(Actor actor, @Nullable Actor peer) {
        String text = items.nextText();
        T item = items.remove();
        probe.record(Kind.TAKEN, actor, items.size(), peer, text);
        producers.advance(actor, 1);
        return item;
    }

    private boolean acceptFrom(Waiter producer) {
        return accept(producer.actor, itemOf(producer), producer.text, producer.by);
    }

    private boolean giveTo(Waiter consumer) {
        if (items.size() == 0) {
            return false;
        }
        consumer.item = remove(consumer.actor, items.nextPutter());
        return true;
    }

    private boolean pass(Actor actor, @Nullable Actor peer) {
        if (unfinished == 0) {
            probe.record(Kind.DONE, actor, 0, peer, null);
        }
        return unfinished == 0;
    }

    @SuppressWarnings("unchecked") // only items of this queue are noted in its waiters
    private T itemOf(Waiter waiter) {
        return (T) Objects.requireNonNull(waiter.item);
    }
}
