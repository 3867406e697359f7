package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A first-in-first-out queue between actors, like Python's {@code queue.Queue}; it also counts the unfinished tasks.
 *
 * <p>In a plain queue the quickest actor puts or takes next; a fair one serves waiters in the order of arrival. An item
 * is never null.
 *
 * @param <T> the type of the items
 */
public sealed class Queue<T> permits LifoQueue, PriorityQueue {
    // `mutex` guards `items`, `tasks` and `closed`. Consumers wait only while the queue is empty, producers only while
    // it is full, so a fair hand-over never bounces between the two wait queues.
    private static final int SHUT_DOWN = -1;

    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final int capacity;
    private final WaitQueue producers;
    private final WaitQueue consumers;
    private final QueuedItems<T> items;
    private final UnfinishedTasks tasks;
    private final String emptyText;
    private boolean closed;

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
        this.items = items;
        this.emptyText = emptyText;
        this.capacity = Math.max(0, capacity);
        this.probe = probe;
        producers = new WaitQueue(mutex, probe, fair, this::tryPut);
        consumers = new WaitQueue(mutex, probe, fair, this::tryTake);
        tasks = new UnfinishedTasks(mutex, probe);
    }

    /**
     * Puts an item in, waiting for room as long as it takes.
     *
     * @throws ShutDown if the queue was shut down
     * @throws Killed if the actor was killed
     */
    public void put(T item) {
        put(item, Timeout.FOREVER);
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
        put(item, Timeout.queue(timeout));
    }

    /**
     * Puts an item in, without waiting.
     *
     * @throws Full if there is no room
     * @throws ShutDown if the queue was shut down
     */
    public void putNowait(T item) {
        put(item, Timeout.NOW);
    }

    /**
     * Takes the next item, waiting for one as long as it takes.
     *
     * @throws ShutDown if the queue was shut down and is empty
     * @throws Killed if the actor was killed
     */
    public T get() {
        return get(Timeout.FOREVER);
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
        return get(Timeout.queue(timeout));
    }

    /**
     * Takes the next item, without waiting.
     *
     * @throws Empty if there is none
     * @throws ShutDown if the queue was shut down and is empty
     */
    public T getNowait() {
        return get(Timeout.NOW);
    }

    /**
     * Marks the task of an item that was taken as done.
     *
     * @throws IllegalStateException if more tasks are done than items were put; the message is Python's: task_done()
     *     called too many times
     */
    public void taskDone() {
        Actor actor = probe.enterToRelease();
        mutex.enter();
        try {
            tasks.done(actor);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Waits, without a limit, until the task of every item that was put is marked as done.
     *
     * @throws Killed if the actor was killed
     */
    public void join() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            tasks.join(actor);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Shuts the queue down: no item can be put any more and, once it is empty, none taken; actors that wait get
     * {@link ShutDown}.
     *
     * @param immediate whether the items in it are discarded and their tasks count as done
     */
    public void shutdown(boolean immediate) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            int dropped = immediate ? items.size() : 0;
            probe.record(Kind.CLOSED, actor, items.size() - dropped);
            closed = true;
            for (int i = 0; i < dropped; i++) {
                items.remove();
            }
            consumers.serve(actor);
            producers.serve(actor);
            tasks.drop(actor, dropped);
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

    /** Whether the queue is empty at this moment; another actor may change that before the caller continues. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Whether the queue is full at this moment; another actor may change that before the caller continues. */
    public boolean isFull() {
        return capacity > 0 && size() >= capacity;
    }

    /** How many items the queue holds at most, 0 if it is unbounded. */
    public int capacity() {
        return capacity;
    }

    /** How many tasks of items that were put are not done. */
    public int unfinished() {
        mutex.enter();
        try {
            return tasks.unfinished();
        } finally {
            mutex.leave();
        }
    }

    private void put(T item, long limitNanos) {
        String text = probe.textOf(Objects.requireNonNull(item, "item"));
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (!closed && capacity > 0) {
                Timeout.checkQueue(limitNanos);
            }
            if (!closed && hasRoom()) {
                add(actor, item, text, null);
                return;
            }
            Waiter waiter = new Waiter(actor, item, text);
            if (!tryPut(waiter)
                    && (limitNanos == Timeout.NOW
                            || !producers.await(waiter, limitNanos, null, "waits for room: the queue is full"))) {
                probe.raise(actor, "queue.Full (Java: Full)");
                throw new Full();
            }
            checkNotShutDown(waiter);
        } finally {
            mutex.leave();
        }
    }

    private T get(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            if (!closed || items.size() > 0) {
                Timeout.checkQueue(limitNanos);
            }
            if (items.size() > 0) {
                return remove(actor, null);
            }
            Waiter waiter = new Waiter(actor);
            if (!tryTake(waiter)
                    && (limitNanos == Timeout.NOW || !consumers.await(waiter, limitNanos, null, emptyText))) {
                probe.raise(actor, "queue.Empty (Java: Empty)");
                throw new Empty();
            }
            checkNotShutDown(waiter);
            return itemOf(waiter);
        } finally {
            mutex.leave();
        }
    }

    private boolean hasRoom() {
        return capacity <= 0 || items.size() < capacity;
    }

    private void add(Actor actor, T item, String text, @Nullable Actor peer) {
        probe.record(Kind.PUT, actor, items.size() + 1, peer, text);
        items.add(item, text, actor);
        tasks.add();
        consumers.signal(actor, 1);
    }

    private T remove(Actor actor, @Nullable Actor peer) {
        String text = items.nextText();
        T item = items.remove();
        probe.record(Kind.TAKEN, actor, items.size(), peer, text);
        producers.signal(actor, 1);
        return item;
    }

    private boolean tryPut(Waiter producer) {
        if (closed) {
            return rejectShutDown(producer);
        }
        if (!hasRoom()) {
            return false;
        }
        add(producer.actor, itemOf(producer), producer.text, producer.by);
        return true;
    }

    private boolean tryTake(Waiter consumer) {
        if (items.size() == 0) {
            return closed && rejectShutDown(consumer);
        }
        consumer.item = remove(consumer.actor, items.nextPutter());
        return true;
    }

    /** Ends the wait of an actor because the queue was shut down. */
    private boolean rejectShutDown(Waiter waiter) {
        probe.record(Kind.RAISED, waiter.actor, 0, waiter.by, "queue.ShutDown (Java: ShutDown)");
        waiter.number = SHUT_DOWN;
        return true;
    }

    private static void checkNotShutDown(Waiter waiter) {
        if (waiter.number == SHUT_DOWN) {
            throw new ShutDown();
        }
    }

    @SuppressWarnings("unchecked") // only items of this queue are in its waiters
    private T itemOf(Waiter waiter) {
        return (T) Objects.requireNonNull(waiter.item);
    }
}
