package dev.syncline.primitive;

import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.primitive.error.ShutDown;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bounded buffer of a queue: its items, its unfinished tasks, and the actors that wait to put or to take. */
final class QueueBuffer<T> {
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

    /** Makes an empty buffer; a consumer that waits does so with {@code emptyText}. */
    QueueBuffer(int capacity, boolean fair, Probe probe, QueuedItems<T> items, String emptyText) {
        this.items = items;
        this.emptyText = emptyText;
        this.capacity = Math.max(0, capacity);
        this.probe = probe;
        producers = new WaitQueue(mutex, probe, fair, this::tryPut);
        consumers = new WaitQueue(mutex, probe, fair, this::tryTake);
        tasks = new UnfinishedTasks(mutex, probe);
    }

    /** The most items, 0 if it is unbounded. */
    int capacity() {
        return capacity;
    }

    /** How many items are in it. */
    int size() {
        mutex.enter();
        try {
            return items.size();
        } finally {
            mutex.leave();
        }
    }

    /** How many tasks are not done. */
    int unfinished() {
        mutex.enter();
        try {
            return tasks.unfinished();
        } finally {
            mutex.leave();
        }
    }

    /** Marks one task as done. */
    void taskDone() {
        Actor actor = probe.enterToRelease();
        mutex.enter();
        try {
            tasks.done(actor);
        } finally {
            mutex.leave();
        }
    }

    /** Waits until all tasks are done. */
    void join() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            tasks.join(actor);
        } finally {
            mutex.leave();
        }
    }

    /** Accepts no more items; discards those in it and their tasks if {@code immediate}. */
    void shutdown(boolean immediate) {
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

    /** Puts an item in, waiting for room at most {@code limitNanos}. */
    void put(T item, long limitNanos) {
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

    /** Takes the next item, waiting for one at most {@code limitNanos}. */
    T get(long limitNanos) {
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
