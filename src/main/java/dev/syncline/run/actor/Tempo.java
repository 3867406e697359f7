package dev.syncline.run.actor;

import java.util.Collection;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slow motion of a run: at most one operation in a given time of the machine's clock, in the order in which they come to
 * the gate.
 *
 * <p>While an operation is held back the clock of the run stands still, so the tempo stretches the machine's time and not
 * that of the run: no timeout expires because of it. Each operation moves the clock on by a millisecond, so that actors
 * that work or sleep beside others that never do get on, too. Guarded by the mutex of the states.
 */
final class Tempo {
    /** How far the clock of the run moves on with each operation. */
    static final long STEP = 1_000_000;

    private final RunClock clock;
    private final LongSupplier wallNanos;
    private final Collection<ActorEntry> held;
    private volatile long nanos;
    private long next;

    /** Begins switched off; {@code held} are the actors that do not proceed by themselves, in the order of arrival. */
    Tempo(RunClock clock, LongSupplier wallNanos, Collection<ActorEntry> held) {
        this.clock = clock;
        this.wallNanos = wallNanos;
        this.held = held;
    }

    /** Whether operations are held back; to be asked with or without the mutex. */
    boolean isOn() {
        return nanos > 0;
    }

    /** Lets at most one operation pass in so many nanoseconds from now on; 0 for no limit. */
    void set(long newNanos) {
        nanos = newNanos;
        next = Math.min(next, wallNanos.getAsLong() + newNanos);
    }

    /** Stops the clock of the run while an operation is held back, unless {@code controlled}: then others do so. */
    void settle(boolean controlled) {
        clock.hold(isOn() && !controlled && first() != null);
    }

    /** The actor at the gate whose operation is the next one; null if there is none. */
    @Nullable
    ActorEntry first() {
        for (ActorEntry entry : held) {
            if (entry.isAt(ActorState.AT_GATE)) {
                return entry;
            }
        }
        return null;
    }

    /** How long, on the machine's clock, this actor is held back; 0: it may pass; Long.MAX_VALUE: others come first. */
    long nanosLeft(ActorEntry entry) {
        if (entry != first()) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, next - wallNanos.getAsLong());
    }

    /** Notes that an operation passes now. */
    void passed() {
        next = wallNanos.getAsLong() + nanos;
        clock.advance(STEP);
    }
}
