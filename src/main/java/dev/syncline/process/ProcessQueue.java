package dev.syncline.process;

import com.sun.jna.Platform;
import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Empty;
import dev.syncline.primitive.Full;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
import java.io.Serializable;
import java.time.Duration;

/**
 * A queue between processes, built as CPython builds {@code multiprocessing.Queue}: a pipe, a lock for those who read, a lock
 * for those who write, a semaphore for the room, and in every process that puts a buffer with a {@link Feeder}.
 *
 * <p>So a put ends before the item is in the pipe: {@link #isEmpty} may be true right after it, and a process that has put
 * more than the pipe holds does not end before somebody has taken it out.
 */
public sealed class ProcessQueue<T extends Serializable> extends Shared permits JoinableQueue {
    private static final int MOST_PERMITS = Platform.isMac() ? 32_767 : Integer.MAX_VALUE;
    private static final String FULL = "queue.Full (Java: Full)";

    private final Pipe<T> pipe;
    private final String readLockName;
    private final String writeLockName;
    private final String roomName;
    private transient NamedSemaphore readLock;
    private transient NamedSemaphore room;
    private transient Feeder feeder;

    /** Makes a queue for so many items, or without limit if that is 0, on this pipe. */
    ProcessQueue(Site site, int object, int capacity, Pipe<T> pipe) {
        super(site, object);
        this.pipe = pipe;
        readLockName = site.names().semaphore();
        writeLockName = site.names().semaphore();
        roomName = site.names().semaphore();
        readLock = NamedSemaphore.create(site, readLockName, 1);
        room = NamedSemaphore.create(site, roomName, capacity > 0 ? capacity : MOST_PERMITS);
        feeder = new Feeder(site, probe(), pipe.writer().funnel(), NamedSemaphore.create(site, writeLockName, 1), room);
    }

    /**
     * Puts an item in, waiting for room as long as it takes; its copy is made and sent later, by the feeder.
     *
     * @throws dev.syncline.primitive.Killed if the actor was killed
     */
    public final void put(T item) {
        put(item, NamedSemaphore.FOREVER);
    }

    /**
     * Puts an item in, waiting for room at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @throws Full if there was no room in time
     */
    public final void put(T item, Duration timeout) {
        put(item, Limits.nanos(timeout));
    }

    /**
     * Puts an item in, without waiting.
     *
     * @throws Full if there is no room
     */
    public final void putNowait(T item) {
        put(item, Limits.NOW);
    }

    /**
     * Takes the next item, waiting for one as long as it takes.
     *
     * @throws dev.syncline.primitive.Killed if the actor was killed
     */
    public final T get() {
        return get(NamedSemaphore.FOREVER);
    }

    /**
     * Takes the next item, waiting for one at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @throws Empty if there was no item in time
     */
    public final T get(Duration timeout) {
        return get(Limits.nanos(timeout));
    }

    /**
     * Takes the next item, without waiting.
     *
     * @throws Empty if there is none in the pipe, or somebody else reads
     */
    public final T getNowait() {
        return get(Limits.NOW);
    }

    /** Whether the pipe is empty at this moment; what is still in a buffer does not count. */
    public final boolean isEmpty() {
        return !pipe.reader().isReady();
    }

    /** Whether somebody is reading, or waits for something to read, or was killed while it did. */
    public final boolean isBeingRead() {
        boolean free = readLock.tryAcquire();
        if (free) {
            readLock.release();
        }
        return !free;
    }

    /** Tells of an item that is put, and puts it into the buffer. */
    void feed(T item, Actor actor) {
        feeder.put(item, actor);
    }

    @Override
    void attach() {
        readLock = NamedSemaphore.open(site(), readLockName);
        room = NamedSemaphore.open(site(), roomName);
        NamedSemaphore writeLock = NamedSemaphore.open(site(), writeLockName);
        feeder = new Feeder(site(), probe(), pipe.writer().funnel(), writeLock, room);
    }

    /** Records that the actor waits for something of this queue. */
    final void waits(Actor actor, String text, boolean timed) {
        probe().observer().record(Kind.WAITING, actor, object(), 0, null, text, timed);
    }

    private void put(T item, long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (!room.tryAcquire()) {
            if (limitNanos != Limits.NOW) {
                waits(actor, "waits for room: the queue is full", limitNanos != NamedSemaphore.FOREVER);
            }
            if (limitNanos == Limits.NOW || !room.acquire(actor, limitNanos)) {
                probe.raise(actor, FULL);
                throw new Full();
            }
        }
        feed(item, actor);
    }

    private T get(long limitNanos) {
        Actor actor = probe().enter();
        Taking<T> taking = new Taking<>(this, actor, limitNanos);
        boolean mine = readLock.tryAcquire()
                || (taking.mayWait("waits for an item: another process is about to take the next one")
                        && readLock.acquire(actor, taking.left()));
        if (!mine) {
            throw taking.empty();
        }
        try {
            T item = taking.take(pipe.reader());
            room.release();
            return item;
        } finally {
            readLock.release();
        }
    }
}
