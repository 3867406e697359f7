package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A meeting point, like Python's {@code threading.Barrier}: everybody waits until all parties are there, and then all go
 * on together, round after round.
 *
 * <p>If one of them gives up, or somebody aborts, the barrier is broken: everybody who waits or comes later is told so by
 * a {@link BrokenBarrierError}, until somebody resets it.
 */
public final class Barrier {
    // `mutex` guards `present`, `broken` and `acting`. All leave in the step in which the last arrives, so nobody can
    // enter the next round before this one has drained. While the action runs, without the mutex, whoever comes waits
    // at the `entrance`.
    private static final int BROKEN = -1;

    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private final int parties;
    private final Runnable action;
    private final long defaultNanos;
    private final WaitQueue line;
    private final WaitQueue entrance;
    private int present;
    private boolean broken;
    private boolean acting;

    /**
     * Makes a barrier for so many parties.
     *
     * @throws IllegalArgumentException if there are less than 1
     */
    public Barrier(int parties) {
        this(parties, () -> {}, Probe.NONE);
    }

    /**
     * Makes a barrier for so many parties that reports to {@code probe}; the last to arrive runs {@code action} before
     * anybody goes on.
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
        line = new WaitQueue(mutex, probe, true, this::leave);
        entrance = new WaitQueue(mutex, probe, false, waiter -> !acting);
    }

    /**
     * Waits until all parties are there, as long as it takes, or at most as long as the timeout of the barrier if it has
     * one.
     *
     * @return the index of arrival: 0 for the first, {@code parties - 1} for the last, who runs the action
     * @throws BrokenBarrierError if the barrier is broken, or gets broken or reset meanwhile, or its time has run out
     * @throws Killed if the actor was killed
     */
    public int await() {
        return await(defaultNanos);
    }

    /**
     * Waits until all parties are there, at most as long as {@code timeout}, whatever the timeout of the barrier; if that
     * is not long enough, the barrier is broken foreverybody. A negative timeout is taken as 0.
     *
     * @return the index of arrival
     * @throws BrokenBarrierError if the barrier is broken, or gets broken or reset meanwhile, or the time has run out
     * @throws Killed if the actor was killed
     */
    public int await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /**
     * Breaks the barrier: everybody who waits, or comes before a reset, is told.
     *
     * @throws Killed if the actor was killed
     */
    public void abort() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            enterRoom(actor);
            breakIt(actor);
        } finally {
            mutex.leave();
        }
    }

    /**
     * Makes the barrier whole and empty again; those who wait are told that it is broken.
     *
     * @throws Killed if the actor was killed
     */
    public void reset() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            enterRoom(actor);
            probe.record(Kind.RESET, actor, line.size());
            broken = true;
            line.serve(actor);
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

    /** How many wait at this moment until all are there; Python's {@code n_waiting}. */
    public int waiting() {
        mutex.enter();
        try {
            return line.size();
        } finally {
            mutex.leave();
        }
    }

    /** How many have to be there. */
    public int parties() {
        return parties;
    }

    private int await(long limitNanos) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            enterRoom(actor);
            if (broken) {
                throw refuse(actor, null);
            }
            int index = present;
            present++;
            probe.record(Kind.ARRIVED, actor, index);
            if (present == parties) {
                release(actor);
                return index;
            }
            Waiter waiter = new Waiter(actor);
            waiter.number = index;
            if (!line.await(waiter, limitNanos, null, "waits at the barrier: not everybody is there yet")) {
                awaitAction(waiter);
            }
            if (!waiter.served) {
                probe.record(Kind.TIMED_OUT, actor, 0);
                breakIt(actor);
                throw refuse(actor, null);
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
    private void enterRoom(Actor actor) {
        if (acting) {
            entrance.await(new Waiter(actor), Timeout.FOREVER, null, "waits until the action of the barrier is done");
        }
    }

    /** One whose time runs out while the action runs is not late: all are there. With the mutex held. */
    private void awaitAction(Waiter waiter) {
        if (acting) {
            line.awaitLonger(waiter);
        }
    }

    /** Runs the action as the last to arrive, and lets everybody go on. With the mutex held. */
    private void release(Actor last) {
        acting = true;
        boolean done = false;
        mutex.leave();
        try {
            action.run();
            done = true;
        } finally {
            mutex.enter();
            acting = false;
            if (done) {
                probe.record(Kind.PASSED, last, parties - 1);
                line.serve(last);
                present = 0;
            } else {
                breakIt(last);
            }
            entrance.advance(last, Integer.MAX_VALUE);
        }
    }

    private void breakIt(Actor by) {
        probe.record(Kind.BROKE, by, line.size());
        broken = true;
        line.serve(by);
        present = 0;
    }

    /** Lets one who waits go on, or tells it that the barrier is broken. */
    private boolean leave(Waiter waiter) {
        if (broken) {
            refuse(waiter.actor, waiter.by);
            waiter.number = BROKEN;
            return true;
        }
        if (present < parties || acting) {
            return false;
        }
        probe.record(Kind.PASSED, waiter.actor, waiter.number, waiter.by, null);
        return true;
    }

    private BrokenBarrierError refuse(Actor actor, @Nullable Actor by) {
        String text = "threading.BrokenBarrierError (Java: BrokenBarrierError)";
        probe.record(Kind.RAISED, actor, 0, by, text);
        return new BrokenBarrierError();
    }
}
