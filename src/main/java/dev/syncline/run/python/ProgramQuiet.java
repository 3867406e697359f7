package dev.syncline.run.python;

import dev.syncline.process.os.ThreadStates;
import dev.syncline.python.program.TracedProgram;
import dev.syncline.run.actor.RunClock;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether a controlled program is quiet: no actor of it can do anything without a grant.
 *
 * <p>That is so if the records say that every actor is held, sleeps by the clock of the run, waits for another one or has ended,
 * and the kernel says that at one moment all threads of its processes were asleep: none of them has just been woken by another,
 * nor is about to wait, nor hands on what was put into a queue or a pipe. All that was written by then has been read, which a mark
 * behind it shows, and nothing has changed meanwhile. An actor that was released is let go first: another one may wait for it
 * where the records do not tell. So is known of an actor that was let go, and sleeps without a word, that it waits again.
 */
final class ProgramQuiet {
    /** How long an operation may take: a process may have to be started, on a machine that is busy. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    /** An actor that sleeps looks at the clock of the run after this time at the latest. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(60);

    /** How long to wait before the kernel is asked again. */
    private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(300);

    private static final long MILLI = 1_000_000;

    private final ProgramActors actors;
    private final ProgramGate gate;
    private final RunClock clock;
    private final TracedProgram program;
    private int written; // of the marks; the monitor of the actors guards all of these
    private int read;
    private long quietAt = -1;

    /** Looks at these actors of {@code program}, and at what is under way between it and the server. */
    ProgramQuiet(ProgramActors actors, ProgramGate gate, RunClock clock, TracedProgram program) {
        this.actors = actors;
        this.gate = gate;
        this.clock = clock;
        this.program = program;
    }

    /** A mark was read. */
    void marked(int number) {
        synchronized (actors) {
            read = number;
            actors.notifyAll();
        }
    }

    /** Whether it is quiet now; if an actor was released, lets it go on, and then it is not. */
    boolean isNow() {
        long changes;
        Set<Integer> processes;
        synchronized (actors) {
            changes = actors.changes();
            if (changes == quietAt || actors.haveAllEnded()) {
                return true;
            }
            if (!actors.areAtRest() && (actors.isAnyWaking() || !actors.areAnyLetGo())) {
                return false;
            }
            processes = actors.processIds();
        }
        if (!program.hasDelivered() || !ThreadStates.wereAsleepAtOnce(processes) || !isAllRead()) {
            return false;
        }
        synchronized (actors) {
            if (changes != actors.changes() || gate.letNextGo() || actors.waitAgain() || !actors.areAtRest()) {
                return false;
            }
            quietAt = changes;
            gate.stepIsOver();
            return true;
        }
    }

    /** Waits until it is quiet, or until that no longer matters; returns false if it takes too long. */
    boolean await(BooleanSupplier matters) {
        long end = System.nanoTime() + PATIENCE;
        long changed = actors.changes();
        long since = System.nanoTime();
        while (matters.getAsBoolean() && !isNow()) {
            long now = System.nanoTime();
            if (actors.size() == 0) {
                end = now + PATIENCE; // the interpreter takes as long as it takes to begin
            } else if (now >= end) {
                return false;
            }
            if (changed != actors.changes()) {
                changed = actors.changes();
                since = now;
            } else if (now - since >= SLICE) {
                nudge();
                since = now;
            }
            pause(changed);
        }
        return true;
    }

    /** An actor may have begun to sleep a moment after it said so: then it wakes a moment after its deadline. */
    private void nudge() {
        if (actors.isAnyWaking()) {
            clock.advance(MILLI);
        }
    }

    private void pause(long changed) {
        synchronized (actors) {
            if (changed == actors.changes()) {
                waitFor(actors.areAtRest() ? LOOK_AGAIN : SLICE / 2);
            }
        }
    }

    private boolean isAllRead() {
        synchronized (actors) {
            int number = ++written;
            try {
                program.mark(number);
            } catch (IOException ended) {
                return false;
            }
            long end = System.nanoTime() + PATIENCE;
            while (read - number < 0 && System.nanoTime() < end) {
                waitFor(SLICE);
            }
            return read - number >= 0;
        }
    }

    private void waitFor(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(actors, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The step was given up.", e);
        }
    }
}
