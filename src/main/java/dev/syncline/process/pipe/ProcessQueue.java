package dev.syncline.process.pipe;

import com.sun.jna.Platform;
import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Service;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.Serializable;
import java.time.Duration;

/**
 * A queue between processes, built as CPython builds {@code multiprocessing.Queue}: a pipe, a lock for readers, a lock
 * for writers, a semaphore for the room, and in every process that puts items a buffer with a {@link Feeder}.
 *
 * <p>So a put returns before the item is in the pipe: {@link #isEmpty} may be true right after it, and a process that
 * has put more than the pipe holds does not end before the items are taken out.
 */
public sealed class ProcessQueue<T extends Serializable> extends Shared implements Service permits JoinableQueue {
    private static final long serialVersionUID = 1;

    private static final int MAX_PERMITS = Platform.isMac() ? 32_767 : Integer.MAX_VALUE;
    private static final String FULL = "queue.Full (Java: Full)";

    private final Pipe<T> pipe;
    private final int max;
    private final NamedSemaphore readLock;
    private final NamedSemaphore writeLock;
    private final NamedSemaphore room;
    private transient Feeder feeder;
    private transient volatile boolean closed;

    /** Makes a queue for {@code capacity} items, or without limit if that is 0, on this pipe. */
    public ProcessQueue(ProcessContext context, int object, int capacity, Pipe<T> pipe) {
        super(context, object);
        this.pipe = pipe;
        max = capacity > 0 ? capacity : MAX_PERMITS;
        readLock = NamedSemaphore.create(context, 1);
        writeLock = NamedSemaphore.create(context, 1);
        room = NamedSemaphore.create(context, max);
        feeder = new Feeder(context, probe(), pipe, writeLock, room);
    }

    /**
     * Puts an item in, waiting for room as long as it takes; its copy is made and sent later, by the feeder.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public final void put(T item) {
        put(item, Timeout.FOREVER);
    }

    /**
     * Puts an item in, waiting for room at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @throws Full if there was no room in time
     */
    public final void put(T item, Duration timeout) {
        put(item, Timeout.nanos(timeout));
    }

    /**
     * Puts an item in, without waiting.
     *
     * @throws Full if there is no room
     */
    public final void putNowait(T item) {
        put(item, Timeout.NOW);
    }

    /**
     * Takes the next item, waiting for one as long as it takes.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public final T get() {
        return get(Timeout.FOREVER);
    }

    /**
     * Takes the next item, waiting for one at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @throws Empty if there was no item in time
     */
    public final T get(Duration timeout) {
        return get(Timeout.nanos(timeout));
    }

    /**
     * Takes the next item, without waiting.
     *
     * @throws Empty if there is none in the pipe, or another actor is reading
     */
    public final T getNowait() {
        return get(Timeout.NOW);
    }

    /** Whether the pipe is empty at this moment; items still in a buffer do not count. */
    public final boolean isEmpty() {
        return !pipe.reader().isReady();
    }

    /** Whether there is no room at this moment; items still in a buffer count. */
    public final boolean isFull() {
        return room.isEmpty();
    }

    /**
     * How many items have been put and not taken at this moment, including those in buffers; Python's {@code qsize}.
     *
     * @throws UnsupportedOperationException on macOS, which does not tell; Python's {@code NotImplementedError}
     */
    public final int size() {
        if (Platform.isMac()) {
            throw new UnsupportedOperationException("macOS does not tell how many permits a semaphore has.");
        }
        return max - room.value();
    }

    /** Closes the queue for this process; its feeder sends the rest of the buffer and closes its ends of the pipe. */
    public final void close() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (!closed) {
            closed = true;
            probe.record(Kind.CLOSED, actor, 0);
            feeder.close(actor);
        }
    }

    /**
     * Waits until the feeder of this process has sent everything, unless {@link #cancelJoinThread} was called.
     *
     * @throws IllegalStateException if the queue is not closed here; Python's {@code AssertionError}
     */
    public final void joinThread() {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (!closed) {
            probe.raise(actor, "AssertionError: Queue not closed (Java: IllegalStateException)");
            throw new IllegalStateException("Queue not closed");
        }
        feeder.join(actor);
    }

    /** Lets this process end without waiting for its feeder: items that are still in the buffer are lost. */
    public final void cancelJoinThread() {
        feeder.cancelJoin();
    }

    @Override
    public final void bodyEnded(boolean orderly) {
        feeder.bodyEnded();
    }

    /** Whether an actor is reading or waiting for an item, or was killed while it did. */
    final boolean isBeingRead() {
        boolean free = readLock.tryAcquire();
        if (free) {
            readLock.release();
        }
        return !free;
    }

    /** Records that an item is put, and adds it to the buffer. */
    void feed(T item, Actor actor) {
        feeder.put(item, actor);
    }

    @Override
    protected void attach() {
        feeder = new Feeder(context(), probe(), pipe, writeLock, room);
    }

    /** Records that the actor waits for the queue. */
    final void recordWait(Actor actor, String text, boolean timed) {
        probe().recordWait(actor, text, timed);
    }

    private void put(T item, long limitNanos) {
        Probe probe = probe();
        Actor actor = enter();
        if (!room.tryAcquire()) {
            if (limitNanos != Timeout.NOW) {
                recordWait(actor, "waits for room: the queue is full", limitNanos != Timeout.FOREVER);
            }
            if (limitNanos == Timeout.NOW || !room.acquire(actor, limitNanos)) {
                probe.raise(actor, FULL);
                throw new Full();
            }
        }
        feed(item, actor);
    }

    private T get(long limitNanos) {
        return new QueueGet<>(this, enter(), limitNanos).take(pipe.reader(), readLock, room);
    }

    private Actor enter() {
        Actor actor = probe().enter();
        if (closed) {
            probe().raise(actor, "ValueError: Queue is closed (Java: IllegalStateException)");
            throw new IllegalStateException("Queue is closed");
        }
        return actor;
    }
}
