package dev.syncline.log.capture;

import dev.syncline.log.EventSink;
import dev.syncline.log.KindNumber;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events of a run from any number of threads into one bounded ring, from which one consumer drains them.
 *
 * <p>The number of the slot is the sequence number, so the order is total, without a gap, and nothing is lost: a
 * producer that finds the ring full waits for the consumer, unless its actor was killed. Recording allocates nothing.
 */
public class Recorder implements Observer {
    /*
     * A slot is four longs: stamp, t, the four 16-bit numbers, and kind, flag and value. The producer that claimed
     * number s fills the slot and publishes it by writing the stamp s + 1 last; the consumer reads a slot only after
     * it has seen that stamp, and gives slots back by moving HEAD. Between claim and publication nothing may throw.
     *
     * A killed actor has to leave though the consumer stands still, and must not leave a number behind that nobody
     * fills: what it finds no room for goes into `unplaced`, where the consumer looks when a slot is empty. That
     * stays small, because a killed actor only unwinds. Without its slots, a recorder whose run is over costs next to
     * nothing, however many threads that would not end hold on to it.
     */

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int CLAIM = 16;
    private static final int HEAD = 32;
    private static final int TIMED = 1 << 8;

    private final LongSupplier nanos;
    private final int slots;
    private final int mask;
    private final int giveBackEvery;
    private final Map<Long, Unplaced> unplaced = new ConcurrentHashMap<>();
    private long[] ring;
    private @Nullable String[] texts;
    /** The two counters, with a cache line to themselves each. */
    private final long[] counters = new long[48];

    private volatile boolean closed;
    private volatile boolean abandoned;
    private long drained;
    private long latest;

    private record Unplaced(
            long t, long who, long what, @Nullable String text) {}

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
        long seq = claim();
        long who = who(actor.id(), object, by, actor.line());
        long what = what(kind, value, timed);
        if (hasRoomFor(seq) || awaitRoom(seq, actor)) {
            publish(seq, t, who, what, text);
        } else if (!abandoned) {
            unplaced.put(seq, new Unplaced(t, who, what, text));
        }
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
        if (hasRoomFor(seq) || awaitRoom(seq, null)) {
            publish(seq, t, who(actor, object, peer, line), what(kind, value, timed), text);
        }
    }

    private static long who(int actor, int object, int peer, int line) {
        return (long) (actor & 0xFFFF) << 48
                | (long) (object & 0xFFFF) << 32
                | (long) (peer & 0xFFFF) << 16
                | (line < 0 || line > 0xFFFF ? 0 : line);
    }

    private static long what(Kind kind, int value, boolean timed) {
        return (long) (KindNumber.of(kind) | (timed ? TIMED : 0)) << 32 | (value & 0xFFFF_FFFFL);
    }

    private void publish(long seq, long t, long who, long what, @Nullable String text) {
        long[] longs = ring;
        @Nullable String[] words = texts;
        if (longs.length == 0 || words.length == 0) {
            return;
        }
        int slot = (int) seq & mask;
        int at = slot << 2;
        longs[at + 1] = t;
        longs[at + 2] = who;
        longs[at + 3] = what;
        if (text != null) {
            words[slot] = text;
        }
        LONGS.setRelease(longs, at, seq + 1);
    }

    /** Whether there is room now; false if the draining has ended, or the actor was killed meanwhile. */
    private boolean awaitRoom(long seq, @Nullable Actor actor) {
        for (int turn = 0; !hasRoomFor(seq); turn++) {
            if (abandoned || (actor != null && actor.isKilled())) {
                return false;
            }
            waitForRoom(turn);
        }
        return true;
    }

    /** Takes the next number. Who takes it has to publish an event under it, or the consumer waits there forever. */
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
                if (!isPublished(drained, at) && !placeUnplaced(drained)) {
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

    private boolean isPublished(long seq, int at) {
        return at < ring.length && (long) LONGS.getAcquire(ring, at) == seq + 1;
    }

    /** Has the consumer itself place what a killed actor found no room for; false if there is no such event. */
    private boolean placeUnplaced(long seq) {
        Unplaced next = unplaced.isEmpty() ? null : unplaced.get(seq);
        if (next == null || ring.length == 0) {
            return false;
        }
        publish(seq, next.t, next.who, next.what, next.text);
        unplaced.remove(seq);
        return true;
    }

    /** The number of the event that is passed on next. To be asked by the thread that drains. */
    final long drained() {
        return drained;
    }

    /** Whether the event of this number is here or was passed on already; false, too, if there is no room for it yet. */
    protected final boolean has(long seq) {
        long head = (long) LONGS.getAcquire(counters, HEAD);
        int at = ((int) seq & mask) << 2;
        long[] longs = ring;
        return seq < head
                || unplaced.containsKey(seq)
                || (hasRoomFor(seq) && at < longs.length && (long) LONGS.getAcquire(longs, at) > seq);
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

    /** Abandons, and gives back the memory of the slots; what is still recorded is not kept. */
    void release() {
        abandon();
        unplaced.clear();
        ring = new long[0];
        texts = new String[0];
    }

    /** How many slots it has memory for. */
    int slotsInMemory() {
        return texts.length;
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
