package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
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
    // In
    // the server the feeder finds out by itself that nobody is left who could put anything.

    private static final long LOOK_AGAIN_NANOS = 500_000;
    private static final int LONGEST_NAME = 16;
    private static final String SUFFIX = " feeder";

    private record Entry(Serializable item, String words, Actor actor, int line) {}

    private final Site site;
    private final Probe queue;
    private final Funnel pipe;
    private final NamedSemaphore writeLock;
    private final NamedSemaphore room;
    private final Queue<Entry> buffer = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable BooleanSupplier nobodyLeft;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Actor last;

    /** Feeds the {@code pipe} of a {@code queue}, under the lock; an item that cannot be sent gives its {@code room} back. */
    Feeder(Site site, Probe queue, Funnel pipe, NamedSemaphore writeLock, NamedSemaphore room) {
        this.site = site;
        this.queue = queue;
        this.pipe = pipe;
        this.writeLock = writeLock;
        this.room = room;
    }

    /** Puts an item into the buffer, on behalf of {@code actor}, and tells of it. */
    synchronized void put(Serializable item, Actor actor) {
        String words = Packing.words(item);
        queue.record(Kind.PUT, actor, 0, null, words);
        unsent.incrementAndGet();
        buffer.add(new Entry(item, words, actor, actor.line()));
        if (nobodyLeft == null) {
            nobodyLeft = start(actor);
            if (site.isWorker()) {
                Site.atEnd(this::finish);
            }
        }
        LockSupport.unpark(thread);
    }

    private BooleanSupplier start(Actor actor) {
        String name = shorten(actor.name(), LONGEST_NAME - SUFFIX.length()) + SUFFIX;
        for (int more = 2; true; more++) {
            try {
                return site.threads().start(name, actor, this::feed);
            } catch (IllegalArgumentException taken) {
                String number = " feed " + more;
                name = shorten(actor.name(), LONGEST_NAME - number.length()) + number;
                if (more > 9) {
                    throw taken;
                }
            }
        }
    }

    /** A name cut to so many characters in a way that leaves its number. */
    static String shorten(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        String number = name.substring(name.lastIndexOf(' ') + 1);
        String end = number.length() <= 3 ? " " + number : "";
        return name.substring(0, most - 1 - end.length()) + "…" + end;
    }

    /** Waits, at the end of a worker, until all is written. */
    private void finish() {
        Actor me = Actor.current();
        last = me;
        LockSupport.unpark(thread);
        boolean left = unsent.get() > 0;
        if (left) {
            String text = "waits for its feeder to write what is left in the buffer";
            queue.observer().record(Kind.WAITING, me, queue.object(), 0, null, text, false);
        }
        site.board().blocked(me.id(), true);
        awaitEnd();
        site.board().blocked(me.id(), false);
        if (left) {
            queue.record(Kind.PASSED, me, 0);
        }
    }

    private void awaitEnd() {
        try {
            done.await();
            Thread feeding = thread;
            if (feeding != null) {
                feeding.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed() {
        thread = Thread.currentThread();
        Actor me = Actor.current();
        try {
            for (Entry entry = next(me); entry != null; entry = next(me)) {
                send(entry, me);
                unsent.decrementAndGet();
            }
        } finally {
            done.countDown();
        }
    }

    private void send(Entry entry, Actor me) {
        site.gate().pass(me);
        me.atLine(entry.line);
        try {
            pipe.send(me, Packing.pack(entry.item), entry.words, writeLock);
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
        queue.observer()
                .record(
                        Kind.WAITING,
                        me,
                        queue.object(),
                        0,
                        null,
                        "waits for something to be put into its buffer",
                        false);
        site.board().blocked(me.id(), true);
        try {
            while (next == null && !isOver()) {
                me.checkAlive();
                if (site.isWorker()) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
                }
                next = buffer.poll();
            }
        } finally {
            site.board().blocked(me.id(), false);
        }
        next = next != null ? next : buffer.poll();
        queue.record(Kind.WOKEN, me, 0, next != null ? next.actor : last, null);
        return next;
    }

    private boolean isOver() {
        BooleanSupplier nobody = nobodyLeft;
        return last != null || (!site.isWorker() && nobody != null && nobody.getAsBoolean());
    }
}
