package dev.syncline.process.pipe;

import dev.syncline.primitive.Empty;
import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ObjectBytes;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import java.io.Serializable;

/** One get of a {@link ProcessQueue}: for the log it is one wait, whatever it waits for. */
final class QueueGet<T extends Serializable> {
    private final ProcessQueue<T> queue;
    private final Actor actor;
    private final long limitNanos;
    private final long deadline;
    private boolean waited;

    /** Takes an item for {@code actor}, who is willing to wait so long. */
    QueueGet(ProcessQueue<T> queue, Actor actor, long limitNanos) {
        this.queue = queue;
        this.actor = actor;
        this.limitNanos = limitNanos;
        deadline = queue.context().sharedPage().nanos() + limitNanos;
    }

    /**
     * Takes the next item, under the lock that all who read take, and gives its room back.
     *
     * @throws Empty if there was none in time, or somebody else had the lock
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

    /** Records, once, that the actor waits, for this reason; returns whether it is willing to. */
    private boolean mayWait(String text) {
        if (limitNanos == SharedTimeout.NOW) {
            return false;
        }
        if (!waited) {
            waited = true;
            queue.waits(actor, text, limitNanos != NamedSemaphore.FOREVER);
        }
        return true;
    }

    /** How long it is still willing to wait. */
    private long left() {
        return limitNanos == NamedSemaphore.FOREVER
                ? NamedSemaphore.FOREVER
                : Math.max(
                        SharedTimeout.NOW,
                        deadline - queue.context().sharedPage().nanos());
    }

    /** Takes the next item out of the pipe, with the read lock held. */
    private T take(PipeReader<T> reader) {
        if (limitNanos != NamedSemaphore.FOREVER
                && !reader.isReady()
                && !(mayWait("waits for an item: the pipe is empty")
                        && reader.incoming().poll(actor, left()))) {
            throw empty();
        }
        byte[] message = reader.incoming().take(actor, () -> mayWait("waits for an item: the pipe is empty"));
        @SuppressWarnings("unchecked") // whoever puts, puts a T
        T item = (T) ObjectBytes.unpack(message);
        String words = ObjectBytes.words(item);
        queue.probe().record(Kind.TAKEN, actor, 0, null, words);
        reader.received(actor, words);
        return item;
    }

    /** Tells that there was nothing. */
    private Empty empty() {
        queue.probe().raise(actor, "queue.Empty (Java: Empty)");
        return new Empty();
    }
}
