package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one thing, in the order in which they came, and the loop in which they wait.
 *
 * <p>A fair line hands the thing over: it serves the first itself, who finds it done when it wakes. In an unfair line
 * the first is only called to look again, and a newcomer may be quicker. A call is never lost: whoever leaves the line
 * with a call that it has not answered hands it on. Every method is called with the mutex held.
 */
final class WaitQueue {
    /** Gives what is waited for, if it is there. */
    @FunctionalInterface
    interface Turn {
        /** Gives it to the waiter and records that it did, or returns false; called with the mutex held. */
        boolean give(Waiter waiter);
    }

    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private final Mutex mutex;
    private final Probe probe;
    private final boolean fair;
    private final Turn turn;

    WaitQueue(Mutex mutex, Probe probe, boolean fair, Turn turn) {
        this.mutex = mutex;
        this.probe = probe;
        this.fair = fair;
        this.turn = turn;
    }

    /** How many wait. */
    int size() {
        return waiters.size();
    }

    /** Says that there is something for {@code most} waiters, because of {@code by}. */
    void advance(Actor by, int most) {
        if (fair) {
            serve(by);
        } else {
            call(by, most);
        }
    }

    /** Gives, by {@code by}, from the first to the last, as long as there is something to give; fair or not. */
    void serve(@Nullable Actor by) {
        Waiter first = waiters.peek();
        while (first != null) {
            first.by = by;
            if (!turn.give(first)) {
                return;
            }
            waiters.remove();
            first.served = true;
            call(first, by);
            first = waiters.peek();
        }
    }

    private void call(@Nullable Actor by, int most) {
        if (waiters.isEmpty()) {
            return;
        }
        int calls = 0;
        for (Waiter waiter : waiters) {
            if (calls == most) {
                return;
            }
            if (!waiter.called) {
                call(waiter, by);
                calls++;
            }
        }
    }

    /** Calls one, which counts as going from now on and is woken when the mutex is left. */
    private void call(Waiter waiter, @Nullable Actor by) {
        waiter.call(by);
        mutex.wakeLater(waiter);
        probe.gate().called(waiter.actor);
    }

    /**
     * Records that the actor waits, and waits; gives the mutex back meanwhile and has it again at the end.
     *
     * @param limitNanos how long at most, by the gate's clock, or {@link Timeout#FOREVER}
     * @param obstacle who stands in the way, if anybody is known
     * @param text why it waits
     * @return true if it was served, which is recorded, or false if the time has run out, which is not
     * @throws Killed if the actor was killed and has not been served
     */
    boolean await(Waiter waiter, long limitNanos, @Nullable Actor obstacle, String text) {
        join(waiter, limitNanos != Timeout.FOREVER, obstacle, text);
        return stay(waiter, limitNanos);
    }

    /**
     * Waits as a newcomer for whom there is nothing now; see {@link #await}.
     *
     * @return true if it was served, or false if the time has run out; both are recorded
     */
    boolean awaitOrGiveUp(Actor actor, long limitNanos, @Nullable Actor obstacle, String text) {
        if (limitNanos != Timeout.NOW && await(new Waiter(actor), limitNanos, obstacle, text)) {
            return true;
        }
        probe.record(Kind.TIMED_OUT, actor, 0);
        return false;
    }

    /** Puts the waiter at the end and records that its actor waits, {@code timed} if it will give up by itself. */
    void join(Waiter waiter, boolean timed, @Nullable Actor obstacle, String text) {
        waiters.add(waiter);
        probe.observer().record(Kind.WAITING, waiter.actor, probe.object(), waiters.size(), obstacle, text, timed);
    }

    /** Waits on, as long as it takes, though the time has run out; for the log this is the same wait. */
    void awaitLonger(Waiter waiter) {
        waiters.add(waiter);
        stay(waiter, Timeout.FOREVER);
    }

    /** Waits, on the thread of its actor, as one who has joined the line; see {@link #await}. */
    boolean stay(Waiter waiter, long limitNanos) {
        boolean timed = limitNanos != Timeout.FOREVER;
        waiter.actor.waitsAs(waiter);
        long deadline = timed ? probe.gate().nanos() + limitNanos : 0;
        try {
            boolean inTime = true;
            while (inTime) {
                mutex.leave();
                try {
                    inTime = probe.gate().await(waiter.actor, timed, deadline);
                } finally {
                    mutex.enter();
                }
                if (waiter.served) {
                    return true;
                }
                waiter.actor.checkAlive();
                if (turn.give(waiter)) {
                    waiters.remove(waiter);
                    waiter.served = true;
                    return true;
                }
                waiter.called = false;
            }
            return false;
        } finally {
            waiter.actor.waitsAs(null);
            if (!waiter.served) {
                waiters.remove(waiter);
                if (waiter.called) {
                    call(waiter.by, 1);
                }
            }
        }
    }
}
