package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many actors of a run are running, and the wait until none is: then the run is quiet.
 *
 * <p>An actor that waits for another one where it cannot be signalled, in the kernel, counts as running but does not keep
 * the run from being quiet.
 */
final class RunningCount {
    private static final long LOOK_AGAIN_NANOS = 20_000;

    // `mutex` is that of the actors' states; but for awaitQuiet, follow, isExact and leadsWaits, every method is called
    // with it
    // held.
    private final ReentrantLock mutex;
    private final Condition changed;
    private final Supplier<Stream<Actor>> runningActors;
    private volatile @Nullable Predicate<Actor> blockedOutside; // no thread is notified when such an actor proceeds
    private volatile boolean leadsWaits;
    private int count;

    /** Begins at 0. {@code runningActors} are the actors that are counted. */
    RunningCount(ReentrantLock mutex, Supplier<Stream<Actor>> runningActors) {
        this.mutex = mutex;
        this.changed = mutex.newCondition();
        this.runningActors = runningActors;
    }

    /** From now on also asks {@code outside} whether an actor waits for another one where it cannot be signalled. */
    void follow(Predicate<Actor> outside) {
        blockedOutside = outside;
    }

    /** From now on, or no longer, all waits are led, so that actors wait nowhere else. */
    void leadWaits(boolean on) {
        leadsWaits = on;
    }

    /** Whether all waits are led; with or without the mutex. */
    boolean leadsWaits() {
        return leadsWaits;
    }

    /** Whether the run is quiet exactly when the count is 0; to be asked with or without the mutex. */
    boolean isExact() {
        return blockedOutside == null || leadsWaits;
    }

    /** Counts one more. */
    void add() {
        count++;
    }

    /** Counts one less. */
    void remove() {
        count--;
    }

    /** Whether the count is 0. */
    boolean isZero() {
        return count == 0;
    }

    /** Makes threads that wait for quiet check again. */
    void lookAgain() {
        changed.signalAll();
    }

    /** Whether no actor is running, except those that wait where they cannot be signalled. */
    boolean isQuiet() {
        Predicate<Actor> outside = leadsWaits ? null : blockedOutside;
        return count == 0 || (outside != null && runningActors.get().allMatch(outside));
    }

    /** Waits until the run is quiet, or until that no longer matters; returns false if it takes too long. */
    boolean awaitQuiet(BooleanSupplier matters, long timeoutNanos) {
        long end = System.nanoTime() + timeoutNanos;
        mutex.lock();
        try {
            while (matters.getAsBoolean() && !isQuiet()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                long unused = changed.awaitNanos(isExact() ? left : Math.min(left, LOOK_AGAIN_NANOS));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            mutex.unlock();
        }
    }
}
