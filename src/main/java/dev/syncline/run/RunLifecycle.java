package dev.syncline.run;

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
 * How a run stands, and why it is to end.
 *
 * <p>{@code mutex} guards all of it; it is held for moments, and never while waiting for another thread. The drainer of the
 * log takes it, too, so its holder must not record anything: the ring may be full, and only the drainer makes room. Only
 * the keeper ends the run: a request to end it gives a reason and wakes the keeper.
 */
public final class RunLifecycle {
    /** So many notes, then no more changes that only make notes; the log has room for some more, for pauses and findings. */
    private static final int MOST_NOTES = 9_000;

    private final Notes notes;
    private final ReentrantLock mutex = new ReentrantLock();
    private final Condition changed = mutex.newCondition();
    private volatile RunState state = RunState.RUNNING;
    private volatile @Nullable GradedOutcome verdict;
    private volatile boolean concluded;
    private @Nullable String reason;
    private boolean closing;
    private long lingerEnd = Long.MAX_VALUE;
    private int noted;

    /** Takes what the run says of itself. */
    interface Notes {
        /** Takes one note. */
        void note(String kind, String text, String state, Map<String, Object> details);
    }

    /** Stands as a run that begins, and says what changes to {@code notes}. */
    RunLifecycle(Notes notes) {
        this.notes = notes;
    }

    /** The state of the run. */
    RunState state() {
        return state;
    }

    /** How the run ended or, while it is deadlocked or stalled, why; null before. */
    @Nullable
    GradedOutcome verdict() {
        return verdict;
    }

    /** Whether nobody has a reason to end it, yet; only to be asked where something is decided. */
    boolean isLive() {
        return !closing && reason == null;
    }

    /** Does something alone. */
    public void decide(Runnable deed) {
        decided(() -> {
            deed.run();
            return true;
        });
    }

    /** Finds something out alone. */
    <T> T decided(Supplier<T> deed) {
        mutex.lock();
        try {
            return deed.get();
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Changes something in a run that goes on, alone.
     *
     * @throws IllegalStateException if it has ended
     */
    void change(Runnable deed) {
        decide(() -> {
            checkLive();
            deed.run();
        });
    }

    /**
     * The same for changes of which a run takes so many, because each makes a note.
     *
     * @throws IllegalStateException if it has ended
     * @throws LimitExceeded if it was changed too often
     */
    void changeCounted(Runnable deed) {
        change(() -> {
            if (noted >= MOST_NOTES) {
                throw new LimitExceeded("A run takes %,d changes at most; start it again.".formatted(MOST_NOTES));
            }
            deed.run();
        });
    }

    private void checkLive() {
        if (!isLive()) {
            throw new IllegalStateException("The run has ended; start it again.");
        }
    }

    /**
     * Goes over into another state, and says so; only where something is decided. The log drops what is said when it is full
     * of notes; the state changes all the same.
     */
    public void enter(RunState next, String kind, String text, Map<String, Object> details) {
        state = next;
        noted++;
        notes.note(kind, text, next.word(), details);
    }

    /** Says something that leaves the state as it is; only where something is decided. */
    void note(String kind, String text, Map<String, Object> details) {
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

    /** Ends the run like {@link #end} if it lingers, because nobody in it can ever go on; returns whether it does. */
    boolean endIfLingering(String why) {
        return decided(() -> {
            boolean lingers = lingerEnd != Long.MAX_VALUE;
            if (lingers) {
                end(why);
            }
            return lingers;
        });
    }

    /** Has the keeper look again whether the run is over. */
    void lookAgain() {
        decide(changed::signalAll);
    }

    /** Takes note of a deadlock or stall; only where something is decided. */
    public void found(GradedOutcome standstill) {
        verdict = standstill;
    }

    /** Leaves the threads as they are for so long, and ends the run then; only where something is decided. */
    public void linger(Duration patience) {
        lingerEnd = System.nanoTime() + patience.toNanos();
        changed.signalAll();
    }

    /** Takes note that neither is so any more; only where something is decided. */
    public void goesOn() {
        verdict = null;
        lingerEnd = Long.MAX_VALUE;
    }

    /** Whether the last word was taken. */
    boolean isConcluded() {
        return concluded;
    }

    /** Takes the last word; only where something is decided. */
    void conclude(RunState last, GradedOutcome outcome) {
        concluded = true;
        state = last;
        verdict = outcome;
    }

    /**
     * Waits for a reason to end the run, or until everybody has ended: null then. It cannot be changed any more afterwards.
     *
     * @param wallEnd when it has taken as long as it may, by {@code System.nanoTime}
     * @param wallTime how long that is, for the sentence
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
                    return "Stopped after the linger time: nobody could go on.";
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
