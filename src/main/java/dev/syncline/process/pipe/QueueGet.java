package dev.syncline.process.pipe;

import dev.syncline.primitive.error.Empty;
import dev.syncline.process.ipc.ItemText;
import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Timeout;
import java.io.Serializable;

/** One get of a {@link ProcessQueue}: for the log it is one wait, whether for the lock or for an item. */
final class QueueGet<T extends Serializable> {
    private final ProcessQueue<T> queue;
    private final Actor actor;
    private final long limitNanos;
    private final long begin;
    private boolean waited;

    /** Takes an item for {@code actor}, which waits at most {@code limitNanos}. */
    QueueGet(ProcessQueue<T> queue, Actor actor, long limitNanos) {
        this.queue = queue;
        this.actor = actor;
        this.limitNanos = limitNanos;
        begin = queue.context().sharedPage().nanos();
    }

    /**
     * Takes the next item, under the lock that all readers take, and releases its permit of {@code room}.
     *
     * @throws Empty if there was none in time, or another actor held the lock
     */
    T take(PipeReader<T> reader, NamedSemaphore readLock, NamedSemaphore room) {
        boolean mine = readLock.tryAcquire()
                || (mayWait("waits for an item: another process is about to take the next one")
                        && readLock.acquire(actor, left()));
        if (!mine) {
            throw empty();
        }
        try {
            T item = take(reader);
            room.release();
            return item;
        } finally {
            readLock.release();
        }
    }

    /** Records, once, that the actor waits, for this reason; returns whether it may wait. */
    private boolean mayWait(String text) {
        if (limitNanos == Timeout.NOW) {
            return false;
        }
        if (!waited) {
            waited = true;
            queue.recordWait(actor, text, limitNanos != Timeout.FOREVER);
        }
        return true;
    }

    /** How long it may still wait. */
    private long left() {
        return limitNanos == Timeout.FOREVER ? Timeout.FOREVER : queue.context().timeLeft(limitNanos, begin, true);
    }

    /** Takes the next item out of the pipe, with the read lock held. */
    private T take(PipeReader<T> reader) {
        if (limitNanos != Timeout.FOREVER
                && !reader.isReady()
                && !(mayWait("waits for an item: the pipe is empty")
                        && reader.messages().poll(actor, left()))) {
            throw empty();
        }
        byte[] message = reader.messages().read(actor, () -> mayWait("waits for an item: the pipe is empty"));
        @SuppressWarnings("unchecked") // only a T is ever put
        T item = (T) Pickle.load(message);
        String text = ItemText.of(item);
        queue.probe().record(Kind.TAKEN, actor, 0, null, text);
        reader.received(actor, text);
        return item;
    }

    /** Records that there was no item. */
    private Empty empty() {
        queue.probe().raise(actor, "queue.Empty (Java: Empty)");
        return new Empty();
    }
}
