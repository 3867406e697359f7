package dev.syncline.primitive;

import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A meeting point, like Python's {@code threading.Barrier}: the actors wait until all parties have arrived and then
 * proceed together, round after round.
 *
 * <p>When a wait times out, or an actor aborts, the barrier is broken: all waiting and all later actors get a
 * {@link BrokenBarrierError} until the barrier is reset.
 */
public final class Barrier {
    // `mutex` guards `present`, `broken` and `actionRunning`. All parties leave in the step in which the last one
    // arrives, so no actor can enter the next round before this one has drained. The action runs without the mutex; an
    // actor that arrives meanwhile waits in `arrivals`.
    private static final int BROKEN = -1;

    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final int parties;
    private final Runnable action;
    private final long defaultNanos;
    private final WaitQueue waiters;
    private final WaitQueue arrivals;
    private int present;
    private boolean broken;
    private boolean actionRunning;

    /**
     * Makes a barrier for this many parties.
     *
     * @throws IllegalArgumentException if there is fewer than 1 party
     */
    public Barrier(int parties) {
        this(parties, () -> {}, Probe.NONE);
    }

    /**
     * Makes a barrier for this many parties that reports to {@code probe}; the last to arrive runs {@code action}
     * before any of them proceeds.
     *
     * @throws IllegalArgumentException if there is fewer than 1 party
     */
    public Barrier(int parties, Runnable action, Probe probe) {
        this(parties, action, Timeout.FOREVER, probe);
    }

    /**
     * Makes a barrier with a timeout that applies to every wait without its own; a negative one is taken as 0.
     *
     * @throws IllegalArgumentException if there is fewer than 1 party
     */
    public Barrier(int parties, Runnable action, Duration timeout, Probe probe) {
        this(parties, action, Timeout.nanos(timeout), probe);
    }

    private Barrier(int parties, Runnable action, long defaultNanos, Probe probe) {
        if (parties < 1) {
            throw new IllegalArgumentException("parties must be > 0");
        }
        this.parties = parties;
        this.action = action;
        this.defaultNanos = defaultNanos;
        this.probe = probe;
        waiters = new WaitQueue(mutex, probe, true, this::release);
        arrivals = new WaitQueue(mutex, probe, false, waiter -> !actionRunning);
    }

    /**
     * Waits until all parties have arrived, without a limit or, if the barrier has a timeout, at most that long.
     *
     * @return the index of arrival: 0 for the first, {@code parties - 1} for the last, which runs the action
     * @throws BrokenBarrierError if the barrier is broken, or is broken or reset meanwhile, or its timeout has passed
     * @throws Killed if the actor was killed
     */
    public int await() {
        return await(defaultNanos);
    }

    /**
     * Waits until all parties have arrived, at most as long as {@code timeout}, which replaces the timeout of the
     * barrier; if that is not long enough, the barrier is broken for everybody. A negative timeout is taken as 0.
     *
     * @return the index of arrival
     * @throws BrokenBarrierError if the barrier is broken, or is broken or reset meanwhile, or the timeout has passed
     * @throws Killed if the actor was killed
     */
    public int await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /**
     * Breaks the barrier: every actor that waits, or arrives before a reset, gets a {@link BrokenBarrierError}.
     *
     * @throws Killed if the actor was killed
     */
    public void abort() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            awaitActionEnd(actor);
            breakBarrier(actor);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Makes the barrier usable and empty again; the waiting actors get a {@link BrokenBarrierError}.
     *
     * @throws Killed if the actor was killed
     */
    public void reset() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            awaitActionEnd(actor);
            probe.record(Kind.RESET, actor, waiters.size());
            broken = true;
            waiters.serve(actor);
            broken = false;
            present = 0;
        } finally {
            mutex.leave();
        }
    }

    /** Whether the barrier is broken at this moment. */
    public boolean isBroken() {
        mutex.enter();
        try {
            return broken;
        } finally {
            mutex.leave();
        }
    }

    /** How many actors wait at this moment; Python's {@code n_waiting}. */
    public int waiting() {
        mutex.enter();
        try {
            return waiters.size();
        } finally {
            mutex.leave();
        }
    }

    /** How many parties have to arrive. */
    public int parties() {
        return parties;
    }

    private int await(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            awaitActionEnd(actor);
            if (broken) {
                throw raise(actor, null);
            }
            int index = present;
            present++;
            probe.record(Kind.ARRIVED, actor, index);
            if (present == parties) {
                trip(actor);
                return index;
            }
            Waiter waiter = new Waiter(actor);
            waiter.number = index;
            if (!waiters.await(waiter, limitNanos, null, "waits at the barrier: not everybody is there yet")) {
                awaitAction(waiter);
            }
            if (!waiter.granted) {
                probe.record(Kind.TIMED_OUT, actor, 0);
                breakBarrier(actor);
                throw raise(actor, null);
            }
            if (waiter.number == BROKEN) {
                throw new BrokenBarrierError();
            }
            return index;
        } finally {
            mutex.leave();
        }
    }

    /** Waits until no action runs. With the mutex held. */
    private void awaitActionEnd(Actor actor) {
        if (actionRunning) {
            arrivals.await(new Waiter(actor), Timeout.FOREVER, null, "waits until the action of the barrier is done");
        }
    }

    /**
     * A timeout that passes while the action runs does not count, because all parties have arrived. With the mutex
     * held.
     */
    private void awaitAction(Waiter waiter) {
        if (actionRunning) {
            waiters.continueWaiting(waiter);
        }
    }

    /** Runs the action as the last to arrive, and releases all parties. With the mutex held. */
    private void trip(Actor last) {
        actionRunning = true;
        boolean done = false;
        mutex.leave();
        try {
            action.run();
            done = true;
        } finally {
            mutex.enter();
            actionRunning = false;
            if (done) {
                probe.record(Kind.PASSED, last, parties - 1);
                waiters.serve(last);
                present = 0;
            } else {
                breakBarrier(last);
            }
            arrivals.signal(last, Integer.MAX_VALUE);
        }
    }

    private void breakBarrier(Actor by) {
        probe.record(Kind.BROKE, by, waiters.size());
        broken = true;
        waiters.serve(by);
        present = 0;
    }

    /** Releases one waiter, if all have arrived or the barrier is broken. */
    private boolean release(Waiter waiter) {
        if (broken) {
            raise(waiter.actor, waiter.by);
            waiter.number = BROKEN;
            return true;
        }
        if (present < parties || actionRunning) {
            return false;
        }
        probe.record(Kind.PASSED, waiter.actor, waiter.number, waiter.by, null);
        return true;
    }

    private BrokenBarrierError raise(Actor actor, @Nullable Actor by) {
        String text = "threading.BrokenBarrierError (Java: BrokenBarrierError)";
        probe.record(Kind.RAISED, actor, 0, by, text);
        return new BrokenBarrierError();
    }
}
