package dev.syncline.process.pipe;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ObjectBytes;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.Serializable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of a queue in one process, and the thread that writes what is in it into the pipe of the queue: it is started
 * when this process first puts something, as in CPython, and has a lane of its own.
 */
final class Feeder {
    // A worker ends when its body has: it tells its feeder so, which writes what is left and ends, and waits for that.
    // In the server the feeder finds out by itself that nobody is left who could put anything. A process that does not
    // want to wait closes its end first, so that no event says of an item that it was sent which then is not.

    private static final long LOOK_AGAIN_NANOS = 500_000;

    private record Entry(Serializable item, String words, Actor actor, int line) {}

    private final ProcessContext context;
    private final Probe queue;
    private final Pipe<?> pipe;
    private final NamedSemaphore writeLock;
    private final NamedSemaphore room;
    private final Queue<Entry> buffer = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable BooleanSupplier nobodyLeft;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Actor feedsAs;
    private volatile @Nullable Actor last;
    private volatile boolean hangsUp;
    private volatile boolean cancelled;

    /** Feeds the {@code pipe} of a {@code queue}, under the lock; an item that cannot be sent gives its {@code room} back. */
    Feeder(ProcessContext context, Probe queue, Pipe<?> pipe, NamedSemaphore writeLock, NamedSemaphore room) {
        this.context = context;
        this.queue = queue;
        this.pipe = pipe;
        this.writeLock = writeLock;
        this.room = room;
    }

    /** Puts an item into the buffer, on behalf of {@code actor}, and tells of it. */
    synchronized void put(Serializable item, Actor actor) {
        String words = ObjectBytes.words(item);
        queue.record(Kind.PUT, actor, 0, null, words);
        unsent.incrementAndGet();
        buffer.add(new Entry(item, words, actor, actor.line()));
        if (nobodyLeft == null) {
            nobodyLeft = FeederName.start(context.threads(), actor, this::feed);
            if (context.isWorker()) {
                ProcessContext.atEnd(this::finish);
            }
        }
        LockSupport.unpark(thread);
    }

    /** Takes note that this process puts nothing more: the feeder, if there is one, writes what is left and ends. */
    synchronized void close(Actor actor) {
        hangsUp = true;
        end(actor);
    }

    /** Has this process not wait for the feeder when it ends. */
    void cancelJoin() {
        cancelled = true;
    }

    /** Waits until all is written, if there is a feeder and nobody has said that it need not be waited for. */
    void join(Actor actor) {
        if (nobodyLeft == null || cancelled) {
            return;
        }
        boolean left = unsent.get() > 0;
        if (left) {
            waits(actor, "waits for its feeder to write what is left in the buffer");
        }
        context.sharedPage().blocked(actor.id(), true);
        try {
            awaitEnd(actor);
        } finally {
            context.sharedPage().blocked(actor.id(), false);
        }
        if (left) {
            queue.record(Kind.PASSED, actor, 0);
        }
    }

    /** Takes note, in the server, that the body has ended, whose process this is. */
    void bodyEnded() {
        Actor feeding = feedsAs;
        if (cancelled && feeding != null) {
            feeding.kill();
        }
    }

    /** Waits, at the end of a worker, until all is written. */
    private void finish() {
        if (cancelled) {
            pipe.writer().drop();
        } else {
            Actor actor = Actor.current();
            end(actor);
            join(actor);
        }
    }

    private void end(Actor actor) {
        last = actor;
        LockSupport.unpark(thread);
    }

    private void awaitEnd(Actor actor) {
        Thread feeding = thread;
        while (done.getCount() > 0 || (context.isWorker() && feeding != null && feeding.isAlive())) {
            actor.checkAlive();
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
            feeding = thread;
        }
    }

    private void feed() {
        thread = Thread.currentThread();
        Actor feeding = Actor.current();
        feedsAs = feeding;
        try {
            for (Entry entry = next(feeding); entry != null; entry = next(feeding)) {
                send(entry, feeding);
                unsent.decrementAndGet();
            }
            if (hangsUp) {
                pipe.writer().close();
                pipe.reader().close();
            }
        } catch (IllegalStateException handleIsClosed) {
            if (!cancelled) {
                throw handleIsClosed;
            }
        } finally {
            done.countDown();
        }
    }

    private void send(Entry entry, Actor me) {
        context.gate().pass(me);
        me.atLine(entry.line);
        try {
            pipe.writer().sender().send(me, ObjectBytes.pack(entry.item), entry.words, writeLock);
        } catch (IllegalArgumentException e) {
            queue.raise(me, "PicklingError: %s (Java: NotSerializableException)".formatted(e.getMessage()));
            room.release();
        } catch (BrokenPipe e) {
            room.release(); // nobody will ever take it
        }
    }

    private @Nullable Entry next(Actor me) {
        Entry next = buffer.poll();
        if (next != null || isOver()) {
            return next != null ? next : buffer.poll();
        }
        waits(me, "waits for something to be put into its buffer");
        context.sharedPage().blocked(me.id(), true);
        try {
            while (next == null && !isOver()) {
                me.checkAlive();
                if (context.isWorker()) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
                }
                next = buffer.poll();
            }
        } finally {
            context.sharedPage().blocked(me.id(), false);
        }
        next = next != null ? next : buffer.poll();
        queue.record(Kind.WOKEN, me, 0, next != null ? next.actor : last, null);
        return next;
    }

    private void waits(Actor actor, String text) {
        queue.observer().record(Kind.WAITING, actor, queue.object(), 0, null, text, false);
    }

    private boolean isOver() {
        BooleanSupplier nobody = nobodyLeft;
        return last != null || (!context.isWorker() && nobody != null && nobody.getAsBoolean());
    }
}
