package dev.syncline.process.ipc;

import dev.syncline.process.os.MappedMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The page of memory that the server and all workers of a run share: the counter of events, the clock, whether the gate
 * is closed, which actors are blocked, and for each writer the state of the event that it records.
 */
public final class SharedPage {
    /*
     * Everything is a long, read and written atomically. Only the server writes the clock, the gate and the dead flags;
     * only a writer itself writes its intent and count. An intent is IDLE; CLAIMING from just before the counter is
     * incremented until the writer knows its number; then that number plus 1 until the event has been sent. So when a
     * writer dies, its intent tells whether an event is missing.
     */

    /** The writer that is the server itself. */
    public static final int SERVER = 0;

    /** An intent: nothing is being recorded. */
    public static final long IDLE = 0;

    /** An intent: the next number is being claimed. */
    public static final long CLAIMING = -1;

    private static final int MAX_WRITERS = 512;
    private static final int MAX_ACTORS = 1024;
    private static final int CLAIMED = 0;
    private static final int GATE = 64;
    private static final int LEADS_WAITS = 72;
    private static final int CLOCK_VERSION = 128;
    private static final int CLOCK_STILL = 136;
    private static final int CLOCK_SPEED = 144;
    private static final int CLOCK_SHOWN = 152;
    private static final int CLOCK_WALL = 160;
    private static final int BLOCKED = 256;
    private static final int WRITERS = BLOCKED + 8 * MAX_ACTORS;
    private static final int INTENT = 0;
    private static final int SENT = 8;
    private static final int DEAD = 16;
    private static final int WRITER = 64;
    private static final int SIZE = WRITERS + WRITER * MAX_WRITERS;

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer memory;

    private SharedPage(MappedByteBuffer memory) {
        this.memory = memory;
    }

    /** Creates the page; the file must not exist. */
    public static SharedPage create(Path file) {
        return new SharedPage(MappedMemory.create(file, SIZE));
    }

    /** Opens the page of a run. */
    public static SharedPage open(Path file) {
        return new SharedPage(MappedMemory.open(file, SIZE));
    }

    /** Claims the next sequence number of the run. */
    public long claim() {
        return (long) LONGS.getAndAdd(memory, CLAIMED, 1L);
    }

    /** How many sequence numbers have been claimed. */
    public long claimed() {
        return get(CLAIMED);
    }

    /** Whether an actor has to ask at the gate before an operation. */
    public boolean isGateClosed() {
        return get(GATE) != 0;
    }

    /** Whether an actor that waits may try whether its wait is over only when it is its turn. */
    public boolean leadsWaits() {
        return get(LEADS_WAITS) != 0;
    }

    /** Opens or closes the gate, and sets {@link #leadsWaits}. */
    public void gate(boolean closed, boolean leadsWaits) {
        set(LEADS_WAITS, leadsWaits ? 1 : 0);
        set(GATE, closed ? 1 : 0);
    }

    /** Sets how the clock of the run advances from now on. Only the server does so, one thread at a time. */
    public synchronized void clock(boolean still, double speed, long shown, long wall) {
        long version = get(CLOCK_VERSION);
        set(CLOCK_VERSION, version + 1);
        set(CLOCK_STILL, still ? 1 : 0);
        set(CLOCK_SPEED, Double.doubleToRawLongBits(speed));
        set(CLOCK_SHOWN, shown);
        set(CLOCK_WALL, wall);
        set(CLOCK_VERSION, version + 2);
    }

    /** Nanoseconds since the run began, by its clock. */
    public long nanos() {
        while (true) {
            long version = get(CLOCK_VERSION);
            boolean still = get(CLOCK_STILL) != 0;
            double speed = Double.longBitsToDouble(get(CLOCK_SPEED));
            long shown = get(CLOCK_SHOWN);
            long wall = get(CLOCK_WALL);
            if (version % 2 == 0 && version == get(CLOCK_VERSION)) {
                return still ? shown : shown + (long) ((System.nanoTime() - wall) * speed);
            }
            Thread.onSpinWait();
        }
    }

    /**
     * How long it takes on the machine's clock, at the current speed, until {@link #nanos()} has advanced by
     * {@code nanos}.
     */
    public long wallNanos(long nanos) {
        double speed = Double.longBitsToDouble(get(CLOCK_SPEED));
        return speed > 0 ? (long) Math.ceil(nanos / speed) : nanos;
    }

    /** Whether the actor waits for another one in a system call. */
    public boolean isBlocked(int actor) {
        return actor < MAX_ACTORS && get(BLOCKED + 8 * actor) != 0;
    }

    /** Sets {@link #isBlocked}. */
    public void blocked(int actor, boolean blocked) {
        if (actor < MAX_ACTORS) {
            set(BLOCKED + 8 * actor, blocked ? 1 : 0);
        }
    }

    /** The intent of a writer: {@link #IDLE}, {@link #CLAIMING}, or the number that it has claimed plus 1. */
    public long intent(int writer) {
        return get(at(writer) + INTENT);
    }

    /** Sets the intent of a writer. */
    public void intent(int writer, long intent) {
        set(at(writer) + INTENT, intent);
    }

    /** How many events this writer has sent. */
    public long sent(int writer) {
        return get(at(writer) + SENT);
    }

    /** Counts an event that this writer has sent. Only the writer itself calls this. */
    public void countSent(int writer) {
        set(at(writer) + SENT, sent(writer) + 1);
    }

    boolean isDead(int writer) {
        return get(at(writer) + DEAD) != 0;
    }

    /** Marks a writer as dead, so that it loses its mutexes. */
    public void dead(int writer) {
        set(at(writer) + DEAD, 1);
    }

    private static int at(int writer) {
        if (writer < 0 || writer >= MAX_WRITERS) {
            throw new IllegalArgumentException(
                    "A run may have at most %d worker processes.".formatted(MAX_WRITERS - 1));
        }
        return WRITERS + WRITER * writer;
    }

    private long get(int at) {
        return (long) LONGS.getVolatile(memory, at);
    }

    private void set(int at, long value) {
        LONGS.setVolatile(memory, at, value);
    }

    /** Takes the mutex at offset {@code at} of {@code where} as {@code writer}, also from a dead owner. */
    void enter(MappedByteBuffer where, int at, int writer) {
        long me = writer + 1L;
        for (int turn = 0; !LONGS.compareAndSet(where, at, 0L, me); turn++) {
            long owner = (long) LONGS.getVolatile(where, at);
            if (owner > 0 && isDead((int) owner - 1) && LONGS.compareAndSet(where, at, owner, me)) {
                return;
            }
            if (turn < 100) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(20_000);
            }
        }
    }

    /** Releases the mutex at offset {@code at} of {@code where}. */
    static void leave(MappedByteBuffer where, int at) {
        LONGS.setVolatile(where, at, 0L);
    }
}
