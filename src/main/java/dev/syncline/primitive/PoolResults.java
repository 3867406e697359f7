package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results that the workers of a {@link Pool} deliver and other actors wait for. */
final class PoolResults<R> {
    /** The outcome of one task: its result, or the exception that ended it. */
    record Result<R>(
            Actor worker,
            String text,
            @Nullable R value,
            @Nullable RuntimeException error) {
        R get() {
            if (error != null) {
                throw error;
            }
            return Objects.requireNonNull(value);
        }
    }

    // `mutex` guards `arrived`.
    private final Mutex mutex = new Mutex();
    private final ArrayDeque<Result<R>> arrived = new ArrayDeque<>();
    private final Probe probe;
    private final String what;
    private final WaitQueue waiters;

    /** Begins without results; {@code what} names what is waited for, for example {@code the result of task 3}. */
    PoolResults(Probe probe, String what) {
        this.probe = probe;
        this.what = what;
        waiters = new WaitQueue(mutex, probe, true, this::tryGive);
    }

    /** Adds a result. Called on the thread of the worker. */
    void add(Result<R> result) {
        mutex.enter();
        try {
            arrived.add(result);
            waiters.serve(result.worker);
        } finally {
            mutex.leave();
        }
    }

    /** How many results have arrived and were not taken. */
    int size() {
        mutex.enter();
        try {
            return arrived.size();
        } finally {
            mutex.leave();
        }
    }

    /** The first result, waiting for it; if {@code keep} is true, it stays for other waiters. */
    Result<R> next(boolean keep) {
        return next(Timeout.FOREVER, keep).orElseThrow();
    }

    /** The first result, waiting for it at most {@code limitNanos}; empty if the wait has timed out. */
    Optional<Result<R>> next(long limitNanos, boolean keep) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            Waiter waiter = new Waiter(actor);
            waiter.number = keep ? 0 : 1;
            if (!tryGive(waiter)
                    && (limitNanos == Timeout.NOW || !waiters.await(waiter, limitNanos, null, "waits for " + what))) {
                probe.raise(actor, "TimeoutError (Java: TimeoutException)");
                return Optional.empty();
            }
            @SuppressWarnings("unchecked") // only tryGive() sets it
            Result<R> result = (Result<R>) Objects.requireNonNull(waiter.item);
            return Optional.of(result);
        } finally {
            mutex.leave();
        }
    }

    private boolean tryGive(Waiter waiter) {
        Result<R> first = arrived.peek();
        if (first == null) {
            return false;
        }
        if (waiter.number > 0) {
            arrived.remove();
        }
        waiter.item = first;
        if (first.error == null) {
            probe.record(Kind.RECEIVED, waiter.actor, 0, first.worker, first.text);
        } else {
            probe.record(Kind.RAISED, waiter.actor, 0, first.worker, first.text);
        }
        return true;
    }
}
