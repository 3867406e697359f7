package dev.syncline.log.capture;

import dev.syncline.log.EventSink;
import dev.syncline.log.KindNumber;
import dev.syncline.log.LogEvent;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of a run from any number of threads in one bounded ring, which one consumer drains.
 *
 * <p>The number of the slot is the sequence number, so the order is total and without gaps, and no event is lost: a
 * producer that finds the ring full waits for the consumer, unless its actor was killed. Recording allocates nothing.
 */
public class Recorder implements Observer {
    /*
     * A slot is four longs: stamp, t, the four 16-bit numbers, and kind, flag and value. The producer that claimed
     * number s fills the slot and publishes it by writing the stamp s + 1 last; the consumer reads a slot only after it
     * has seen that stamp, and frees slots by advancing HEAD. Between claim and publication nothing may throw.
     *
     * A killed actor must not wait for the consumer, nor leave a claimed number without an event: an event without
     * room goes into `overflow`, where the consumer looks when a slot is empty. The map stays small, because a killed
     * actor only unwinds. After the run, the slots are freed, so that threads that did not end keep almost no memory
     * alive.
     */

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int CLAIM = 16;
    private static final int HEAD = 32;
    private static final int TIMED = 1 << 8;

    private final LongSupplier nanos;
    private final int slots;
    private final int mask;
    private final int releaseEvery;
    private final Map<Long, Overflow> overflow = new ConcurrentHashMap<>();
    private long[] ring;
    private @Nullable String[] texts;
    /** The two counters, each in its own cache line. */
    private final long[] counters = new long[48];

    private volatile boolean closed;
    private volatile boolean abandoned;
    private long drained;
    private long latest;

    private record Overflow(
            long t, long parties, long content, @Nullable String text) {}

    /**
     * Makes an empty ring.
     *
     * @param nanos the clock of the run, in nanoseconds since it began
     * @param slots the number of events that may wait for the consumer, a power of two, at least 2
     */
    public Recorder(LongSupplier nanos, int slots) {
        if (slots < 2 || Integer.bitCount(slots) != 1 || slots > 1 << 26) {
            throw new IllegalArgumentException("A ring has a power of two of slots, not " + slots + ".");
        }
        this.nanos = nanos;
        this.slots = slots;
        this.mask = slots - 1;
        this.releaseEvery = Math.max(1, Math.min(256, slots / 4));
        this.ring = new long[slots * 4];
        this.texts = new String[slots];
    }

    @Override
    public void record(
            Kind kind, Actor actor, Probe on, int value, @Nullable Actor peer, @Nullable String text, boolean timed) {
        if (closed) {
            return;
        }
        long t = nanos.getAsLong();
        int by = peer == null ? Actor.NOBODY : peer.id();
        long parties =
                parties(/* actor= */ actor.id(), /* object= */ on.object(), /* peer= */ by, /* line= */ actor.line());
        long seq = claim();
        long content = content(kind, value, timed);
        if (hasRoomFor(seq) || awaitRoom(seq, actor)) {
            publish(seq, t, parties, content, text);
        } else if (!abandoned) {
            overflow.put(seq, new Overflow(t, parties, content, text));
        }
    }

    /** Publishes an event under a number that was claimed; waits for room if necessary. */
    protected final void place(LogEvent event) {
        long seq = event.seq();
        if (hasRoomFor(seq) || awaitRoom(seq, null)) {
            long parties = parties(event.actor(), event.object(), event.peer(), event.line());
            publish(seq, event.t(), parties, content(event.kind(), event.value(), event.timed()), event.text());
        }
    }

    private static long parties(int actor, int object, int peer, int line) {
        return (long) (actor & 0xFFFF) << 48
                | (long) (object & 0xFFFF) << 32
                | (long) (peer & 0xFFFF) << 16
                | (line < 0 || line > 0xFFFF ? 0 : line);
    }

    private static long content(Kind kind, int value, boolean timed) {
        return (long) (KindNumber.of(kind) | (timed ? TIMED : 0)) << 32 | (value & 0xFFFF_FFFFL);
    }

    private void publish(long seq, long t, long parties, long content, @Nullable String text) {
        long[] longs = ring;
        @Nullable String[] words = texts;
        if (longs.length == 0 || words.length == 0) {
            return;
        }
        int slot = (int) seq & mask;
        int at = slot << 2;
        longs[at + 1] = t;
        longs[at + 2] = parties;
        longs[at + 3] = content;
        if (text != null) {
            words[slot] = text;
        }
        LONGS.setRelease(longs, at, seq + 1);
    }

    /** Waits for room; returns false if draining has ended, or the actor was killed meanwhile. */
    private boolean awaitRoom(long seq, @Nullable Actor actor) {
        for (int turn = 0; !hasRoomFor(seq); turn++) {
            if (abandoned || (actor != null && actor.isKilled())) {
                return false;
            }
            waitForRoom(turn);
        }
        return true;
    }

    /** Claims the next number. The caller has to publish an event under it, or the consumer waits for it forever. */
    protected long claim() {
        return (long) LONGS.getAndAdd(counters, CLAIM, 1L);
    }

    /** The number of events claimed so far, which is the number of the next one. */
    public long claimed() {
        return (long) LONGS.getVolatile(counters, CLAIM);
    }

    /**
     * Passes recorded events to {@code sink}, in order, until {@code most} events are passed or the next one has not
     * arrived yet. To be called by one thread at a time; {@code t} never decreases from one event to the next.
     *
     * @return the number of events that were passed
     */
    protected int drain(EventSink sink, int most) {
        int count = 0;
        try {
            while (count < most) {
                int slot = (int) drained & mask;
                int at = slot << 2;
                if (!isPublished(drained, at) && !placeOverflow(drained)) {
                    break;
                }
                long parties = ring[at + 2];
                long content = ring[at + 3];
                int packed = (int) (content >>> 32);
                latest = Math.max(latest, ring[at + 1]);
                String text = texts[slot];
                texts[slot] = null;
                long seq = drained++;
                count++;
                if (count % releaseEvery == 0) {
                    LONGS.setRelease(counters, HEAD, drained);
                }
                sink.event(new LogEvent(
                        seq,
                        latest,
                        KindNumber.kind(packed & 0xFF),
                        /* actor= */ (int) (parties >>> 48),
                        /* object= */ (int) (parties >>> 32) & 0xFFFF,
                        /* value= */ (int) content,
                        /* peer= */ (int) (parties >>> 16) & 0xFFFF,
                        /* line= */ (int) parties & 0xFFFF,
                        (packed & TIMED) != 0,
                        text));
            }
        } finally {
            LONGS.setRelease(counters, HEAD, drained);
        }
        return count;
    }

    private boolean isPublished(long seq, int at) {
        return at < ring.length && (long) LONGS.getAcquire(ring, at) == seq + 1;
    }

    /** Moves the event of a killed actor from the overflow into its slot; returns false if there is none. */
    private boolean placeOverflow(long seq) {
        Overflow next = overflow.isEmpty() ? null : overflow.get(seq);
        if (next == null || ring.length == 0) {
            return false;
        }
        publish(seq, next.t, next.parties, next.content, next.text);
        overflow.remove(seq);
        return true;
    }

    /** The number of the next event to be passed. Called by the thread that drains. */
    final long drained() {
        return drained;
    }

    /**
     * Whether the event of this number has arrived or was passed already; also false if there is no room for it yet.
     */
    protected final boolean has(long seq) {
        long head = (long) LONGS.getAcquire(counters, HEAD);
        int at = ((int) seq & mask) << 2;
        long[] longs = ring;
        return seq < head
                || overflow.containsKey(seq)
                || (hasRoomFor(seq) && at < longs.length && (long) LONGS.getAcquire(longs, at) > seq);
    }

    /** Whether the ring has room for the event of this number. */
    protected final boolean hasRoomFor(long seq) {
        return seq - (long) LONGS.getAcquire(counters, HEAD) < slots;
    }

    /** Accepts no further events; those that were claimed already can still be drained. */
    void close() {
        closed = true;
    }

    /** Closes, and releases every producer that waits for room, because nothing is drained any more. */
    void abandon() {
        closed = true;
        abandoned = true;
    }

    /** Abandons, and frees the memory of the slots; events that are still recorded are not kept. */
    void release() {
        abandon();
        overflow.clear();
        ring = new long[0];
        texts = new String[0];
    }

    /** The number of slots in memory. */
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
