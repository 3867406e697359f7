package dev.syncline.run;

import dev.syncline.log.NoteKind;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run, and the reason to end it.
 *
 * <p>{@code mutex} guards all of it; it is held only briefly, and never while waiting for another thread. The drainer
 * of the log takes it, too, so its holder must not record anything: the ring may be full, and only the drainer makes
 * room. Only the supervisor ends the run: a request to end it sets a reason and wakes the supervisor.
 */
final class RunLifecycle {
    /**
     * After this many notes, changes that only make notes are refused; the log has room for some more, for pauses and
     * findings.
     */
    private static final int MAX_NOTES = 9_000;

    private final Notes notes;
    private final ReentrantLock mutex = new ReentrantLock();
    private final Condition changed = mutex.newCondition();
    private volatile RunState state = RunState.RUNNING;
    private volatile @Nullable GradedOutcome outcome;
    private volatile boolean concluded;
    private @Nullable String reason;
    private boolean closing;
    private long lingerEnd = Long.MAX_VALUE;
    private int noted;

    /** Takes the notes of the run. */
    interface Notes {
        /** Takes one note. */
        void note(NoteKind kind, String text, String state, Map<String, Object> details);
    }

    /** Begins in the state RUNNING; {@code notes} takes a note of every change. */
    RunLifecycle(Notes notes) {
        this.notes = notes;
    }

    /** The state of the run. */
    RunState state() {
        return state;
    }

    /** How the run ended or, while it is deadlocked or stalled, why; null before. */
    @Nullable
    GradedOutcome outcome() {
        return outcome;
    }

    /** Whether there is no reason to end it yet; call it only inside {@link #decide}. */
    boolean isLive() {
        return !closing && reason == null;
    }

    /** Runs {@code action} under the mutex. */
    void decide(Runnable action) {
        decided(() -> {
            action.run();
            return true;
        });
    }

    /** Runs {@code action} under the mutex and returns its result. */
    <T> T decided(Supplier<T> action) {
        mutex.lock();
        try {
            return action.get();
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Changes something in a live run, under the mutex.
     *
     * @throws IllegalStateException if it has ended
     */
    void change(Runnable action) {
        decide(() -> {
            checkLive();
            action.run();
        });
    }

    /**
     * The same for changes whose number is limited, because each makes a note.
     *
     * @throws IllegalStateException if it has ended
     * @throws LimitExceeded if it was changed too often
     */
    void changeCounted(Runnable action) {
        change(() -> {
            if (noted >= MAX_NOTES) {
                throw new LimitExceeded("A run takes at most %,d changes; start it again.".formatted(MAX_NOTES));
            }
            action.run();
        });
    }

    private void checkLive() {
        if (!isLive()) {
            throw new IllegalStateException("The run has ended; start it again.");
        }
    }

    /**
     * Enters another state, with a note; call it only inside {@link #decide}. A log that is full of notes drops it; the
     * state changes all the same.
     */
    void enter(RunState next, NoteKind kind, String text, Map<String, Object> details) {
        state = next;
        noted++;
        notes.note(kind, text, next.word(), details);
    }

    /** Makes a note without changing the state; call it only inside {@link #decide}. */
    void note(NoteKind kind, String text, Map<String, Object> details) {
        enter(state, kind, text, details);
    }

    /** Ends the run, for a reason that is a sentence, and returns at once. */
    void end(String why) {
        decide(() -> {
            if (reason == null) {
                reason = why;
                changed.signalAll();
            }
        });
    }

    /** Ends the run like {@link #end} if it lingers, because no actor can ever proceed; returns whether it does. */
    boolean endIfLingering(String why) {
        return decided(() -> {
            boolean lingers = lingerEnd != Long.MAX_VALUE;
            if (lingers) {
                end(why);
            }
            return lingers;
        });
    }

    /** Makes the supervisor check again whether the run is over. */
    void lookAgain() {
        decide(changed::signalAll);
    }

    /** Keeps the finding of a deadlock or stall; call it only inside {@link #decide}. */
    void found(GradedOutcome standstill) {
        outcome = standstill;
    }

    /** Keeps the threads for this time, and ends the run then; call it only inside {@link #decide}. */
    void linger(Duration time) {
        lingerEnd = System.nanoTime() + time.toNanos();
        changed.signalAll();
    }

    /** Withdraws the finding; call it only inside {@link #decide}. */
    void clearFinding() {
        outcome = null;
        lingerEnd = Long.MAX_VALUE;
    }

    /** Whether the outcome is final. */
    boolean isConcluded() {
        return concluded;
    }

    /** Sets the final state and outcome; call it only inside {@link #decide}. */
    void conclude(RunState last, GradedOutcome graded) {
        concluded = true;
        state = last;
        outcome = graded;
    }

    /**
     * Waits for a reason to end the run, or until all actors have ended: null then. Afterwards no change is possible.
     *
     * @param wallEnd the end of its time limit, by {@code System.nanoTime}
     * @param wallTime its time limit, for the sentence
     */
    @Nullable
    String awaitReason(BooleanSupplier hasEnded, long wallEnd, Duration wallTime) {
        mutex.lock();
        try {
            while (reason == null && !hasEnded.getAsBoolean()) {
                long now = System.nanoTime();
                if (now - wallEnd >= 0) {
                    return "Stopped at its limit of %s.".formatted(Limits.inWords(wallTime));
                }
                boolean lingers = lingerEnd != Long.MAX_VALUE;
                if (lingers && now - lingerEnd >= 0) {
                    return "Stopped after the linger time: no actor could proceed.";
                }
                changed.await(lingers ? Math.min(wallEnd - now, lingerEnd - now) : wallEnd - now, TimeUnit.NANOSECONDS);
            }
            return reason;
        } catch (InterruptedException e) {
            return "Stopped with the server.";
        } finally {
            closing = true;
            mutex.unlock();
        }
    }
}
