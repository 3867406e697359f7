package dev.syncline.trace;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Observer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events of a run from any number of threads into one bounded ring, from which one consumer drains them.
 *
 * <p>The number of the slot is the sequence number, so the order is total, without a gap, and nothing is lost: a
 * producer that finds the ring full waits for the consumer. Recording allocates nothing.
 */
public class Recorder implements Observer {
    // A slot is four longs: stamp, t, the four 16-bit numbers, and kind, flag and value. The producer that claimed
    // number s fills the slot and publishes it by writing the stamp s + 1 last; the consumer reads a slot only after it
    // has seen that stamp, and gives slots back by moving HEAD. Between claim and publication nothing may throw.

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int CLAIM = 16;
    private static final int HEAD = 32;
    private static final int TIMED = 1 << 8;

    private final LongSupplier nanos;
    private final int slots;
    private final int mask;
    private final int giveBackEvery;
    private final long[] ring;
    private final @Nullable String[] texts;
    /** The two counters, with a cache line to themselves each. */
    private final long[] counters = new long[48];

    private volatile boolean closed;
    private volatile boolean abandoned;
    private long drained;
    private long latest;

    /**
     * Makes an empty ring.
     *
     * @param nanos the clock of the run, in nanoseconds since it began
     * @param slots how many events may wait for the consumer, a power of two, at least 2
     */
    public Recorder(LongSupplier nanos, int slots) {
        if (slots < 2 || Integer.bitCount(slots) != 1 || slots > 1 << 26) {
            throw new IllegalArgumentException("A ring has a power of two of slots, not " + slots + ".");
        }
        this.nanos = nanos;
        this.slots = slots;
        this.mask = slots - 1;
        this.giveBackEvery = Math.max(1, Math.min(256, slots / 4));
        this.ring = new long[slots * 4];
        this.texts = new String[slots];
    }

    @Override
    public void record(
            Kind kind, Actor actor, int object, int value, @Nullable Actor peer, @Nullable String text, boolean timed) {
        if (closed) {
            return;
        }
        long t = nanos.getAsLong();
        int by = peer == null ? Actor.NOBODY : peer.id();
        place(claim(), t, kind, actor.id(), object, value, by, actor.line(), text, timed);
    }

    /** Publishes an event under a number that was claimed; waits for room if need be. */
    protected final void place(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            @Nullable String text,
            boolean timed) {
        long who = (long) (actor & 0xFFFF) << 48
                | (long) (object & 0xFFFF) << 32
                | (long) (peer & 0xFFFF) << 16
                | (line < 0 || line > 0xFFFF ? 0 : line);
        long what = (long) (KindNumber.of(kind) | (timed ? TIMED : 0)) << 32 | (value & 0xFFFF_FFFFL);
        for (int turn = 0; seq - (long) LONGS.getAcquire(counters, HEAD) >= slots; turn++) {
            if (abandoned) {
                return;
            }
            waitForRoom(turn);
        }
        int slot = (int) seq & mask;
        int at = slot << 2;
        ring[at + 1] = t;
        ring[at + 2] = who;
        ring[at + 3] = what;
        if (text != null) {
            texts[slot] = text;
        }
        LONGS.setRelease(ring, at, seq + 1);
    }

    /** Takes the next number. Who takes it has to publish an event under it, or the consumer waits there for ever. */
    protected long claim() {
        return (long) LONGS.getAndAdd(counters, CLAIM, 1L);
    }

    /** How many events were claimed so far, which is the number that the next one gets. */
    public long claimed() {
        return (long) LONGS.getVolatile(counters, CLAIM);
    }

    /**
     * Passes on what was recorded, in order, until {@code most} events are passed or the next is not there yet. To be
     * called by one thread at a time; {@code t} never goes backwards from one event to the next.
     *
     * @return how many events were passed on
     */
    protected int drain(EventSink sink, int most) {
        int count = 0;
        try {
            while (count < most) {
                int slot = (int) drained & mask;
                int at = slot << 2;
                if ((long) LONGS.getAcquire(ring, at) != drained + 1) {
                    break;
                }
                long who = ring[at + 2];
                long what = ring[at + 3];
                int packed = (int) (what >>> 32);
                latest = Math.max(latest, ring[at + 1]);
                String text = texts[slot];
                texts[slot] = null;
                long seq = drained++;
                count++;
                if (count % giveBackEvery == 0) {
                    LONGS.setRelease(counters, HEAD, drained);
                }
                sink.event(
                        seq,
                        latest,
                        KindNumber.kind(packed & 0xFF),
                        (int) (who >>> 48),
                        (int) (who >>> 32) & 0xFFFF,
                        (int) what,
                        (int) (who >>> 16) & 0xFFFF,
                        (int) who & 0xFFFF,
                        (packed & TIMED) != 0,
                        text);
            }
        } finally {
            LONGS.setRelease(counters, HEAD, drained);
        }
        return count;
    }

    /** Whether the event of this number is here or was passed on already; false, too, if there is no room for it yet. */
    protected final boolean has(long seq) {
        long head = (long) LONGS.getAcquire(counters, HEAD);
        return seq < head || (hasRoomFor(seq) && (long) LONGS.getAcquire(ring, ((int) seq & mask) << 2) > seq);
    }

    /** Whether the event of this number need not wait for others to be passed on. */
    protected final boolean hasRoomFor(long seq) {
        return seq - (long) LONGS.getAcquire(counters, HEAD) < slots;
    }

    /** Takes no further event; those that were claimed already still come out of {@link #drain}. */
    void close() {
        closed = true;
    }

    /** Closes, and lets go of every producer that waits for room: nobody is going to drain any more. */
    void abandon() {
        closed = true;
        abandoned = true;
    }

    @SuppressWarnings("ThreadPriorityCheck") // one of three stages, and nothing depends on it
    private static void waitForRoom(int turn) {
        if (turn < 64) {
            Thread.onSpinWait();
        } else if (turn < 72) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(20_000);
        }
    }
}
