package dev.syncline.process.pipe;

import dev.syncline.process.ipc.BlockedWait;
import dev.syncline.process.ipc.ItemText;
import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.Serializable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of a queue in one process, and the thread that writes it into the pipe of the queue. As in CPython, the
 * thread is started when this process first puts an item; it has a lane of its own.
 */
final class Feeder {
    // At the end of its body, a worker has its feeder write the rest of the buffer and waits until the feeder has
    // ended. In the server the feeder itself notices that no actor is left that could put an item. A process that does
    // not want to wait closes its end of the pipe first, so that no event claims that an item was sent which was not.

    private static final long UNTIL_UNPARKED = Long.MAX_VALUE;

    private record Entry(Serializable item, String text, Actor actor, int line) {}

    private final ProcessContext context;
    private final Probe queue;
    private final Pipe<?> pipe;
    private final NamedSemaphore writeLock;
    private final NamedSemaphore room;
    private final Queue<Entry> buffer = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable BooleanSupplier noProducersLeft;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Actor feederActor;
    private volatile @Nullable Actor last;
    private volatile boolean closesPipe;
    private volatile boolean cancelled;

    /**
     * Feeds the {@code pipe} of a {@code queue}, under the lock; an item that cannot be sent releases its permit of
     * {@code room}.
     */
    Feeder(ProcessContext context, Probe queue, Pipe<?> pipe, NamedSemaphore writeLock, NamedSemaphore room) {
        this.context = context;
        this.queue = queue;
        this.pipe = pipe;
        this.writeLock = writeLock;
        this.room = room;
    }

    /** Records that {@code actor} puts an item, and adds it to the buffer. */
    synchronized void put(Serializable item, Actor actor) {
        String text = ItemText.of(item);
        queue.record(Kind.PUT, actor, 0, null, text);
        unsent.incrementAndGet();
        buffer.add(new Entry(item, text, actor, actor.line()));
        if (noProducersLeft == null) {
            noProducersLeft = FeederName.start(context.threads(), actor, this::feed);
            if (context.isWorker()) {
                ProcessContext.atEnd(this::finish);
            }
        }
        LockSupport.unpark(thread);
    }

    /** Ends the puts of this process: the feeder, if there is one, writes the rest of the buffer and ends. */
    synchronized void close(Actor actor) {
        closesPipe = true;
        end(actor);
    }

    /** Makes the end of this process not wait for the feeder. */
    void cancelJoin() {
        cancelled = true;
    }

    /** Waits until everything is written, unless there is no feeder or {@link #cancelJoin} was called. */
    void join(Actor actor) {
        if (noProducersLeft == null || cancelled) {
            return;
        }
        boolean left = unsent.get() > 0;
        if (left) {
            recordWait(actor, "waits for its feeder to write what is left in the buffer");
        }
        BlockedWait.poll(context, actor, Timeout.FOREVER, BlockedWait.POLL_NANOS, this::hasEnded);
        if (left) {
            queue.record(Kind.PASSED, actor, 0);
        }
    }

    /** Is called in the server when the body has ended. */
    void bodyEnded() {
        Actor feeder = feederActor;
        if (cancelled && feeder != null) {
            feeder.kill();
        }
    }

    /** Waits, at the end of a worker, until everything is written. */
    private void finish() {
        if (cancelled) {
            pipe.writer().closeSilently();
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

    private boolean hasEnded() {
        Thread feeder = thread;
        return done.getCount() == 0
                && (context.gate().leadsWaits() || !context.isWorker() || feeder == null || !feeder.isAlive());
    }

    private void feed() {
        thread = Thread.currentThread();
        Actor feeder = Actor.current();
        feederActor = feeder;
        try {
            for (Entry entry = next(feeder); entry != null; entry = next(feeder)) {
                send(entry, feeder);
                unsent.decrementAndGet();
            }
            if (closesPipe) {
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
            pipe.writer().sender().send(me, Pickle.dump(entry.item), entry.text, writeLock);
        } catch (IllegalArgumentException e) {
            queue.raise(me, "PicklingError: %s (Java: NotSerializableException)".formatted(e.getMessage()));
            room.release();
        } catch (BrokenPipe e) {
            room.release(); // no process will ever take it
        }
    }

    private @Nullable Entry next(Actor me) {
        if (!isDue()) {
            recordWait(me, "waits for something to be put into its buffer");
            long pauseNanos = context.isWorker() ? UNTIL_UNPARKED : BlockedWait.POLL_NANOS;
            BlockedWait.poll(context, me, Timeout.FOREVER, pauseNanos, this::isDue);
            Entry next = buffer.peek();
            queue.record(Kind.WOKEN, me, 0, next != null ? next.actor : last, null);
        }
        return buffer.poll();
    }

    /** Whether the feeder has something to do: an item to write, or to end. */
    private boolean isDue() {
        return !buffer.isEmpty() || isOver();
    }

    private void recordWait(Actor actor, String text) {
        queue.recordWait(actor, text, false);
    }

    private boolean isOver() {
        BooleanSupplier nobody = noProducersLeft;
        return last != null || (!context.isWorker() && nobody != null && nobody.getAsBoolean());
    }
}
