package dev.syncline.process.sync;

import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import dev.syncline.trace.WaitText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A meeting point of a fixed number of actors in any processes, like Python's {@code multiprocessing.Barrier}: none
 * proceeds before all have arrived. It can be used again and again.
 *
 * <p>The number of actors at it, and whether it is broken, are in shared memory. A waiting actor that is killed still
 * counts: the others meet without it and then wait forever for it to leave, whatever their timeouts, because the one
 * that notified it waits for it with the lock inside. CPython's barrier does the same ({@code Condition.notify} in
 * {@code multiprocessing/synchronize.py} waits for {@code _woken_count}).
 */
public final class ProcessBarrier extends Shared {
    private static final long serialVersionUID = 1;

    /** What the last to arrive runs for all of them, in its own process. */
    @FunctionalInterface
    public interface Action extends Runnable, java.io.Serializable {}

    private final int parties;
    private final Action action;
    private final long defaultNanos;
    private final Monitor monitor;
    private final BarrierState state;

    /**
     * Makes an empty barrier. As in Python, fewer than 1 party is allowed, but no actor ever passes such a barrier.
     *
     * @param timeout applies to every wait without its own, null for no timeout
     */
    public ProcessBarrier(ProcessContext context, int object, int parties, Action action, @Nullable Duration timeout) {
        super(context, object);
        this.parties = parties;
        this.action = action;
        defaultNanos = timeout == null ? Timeout.FOREVER : Timeout.nanos(timeout);
        monitor = new Monitor(context);
        state = new BarrierState(context);
    }

    /**
     * Waits until all parties have arrived, without a limit or, if the barrier has a timeout, at most that long.
     *
     * @return the index of arrival: 0 for the first, {@code parties - 1} for the last, which runs the action
     * @throws BrokenBarrierError if the barrier is broken, or is broken or reset meanwhile, or its timeout has passed
     * @throws dev.syncline.trace.Killed if the actor was killed
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
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public int await(Duration timeout) {
        return await(Timeout.nanos(timeout));
    }

    /**
     * Breaks the barrier: every actor that waits, or arrives before a reset, gets a {@link BrokenBarrierError}.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void abort() {
        Actor actor = probe().enter();
        Monitor.Held held = enter(actor, new boolean[1]);
        try {
            breakBarrier(actor, held);
        } finally {
            held.leave();
        }
    }

    /**
     * Makes the barrier usable and empty again; the waiting actors get a {@link BrokenBarrierError}.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void reset() {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Held held = enter(actor, new boolean[1]);
        try {
            probe.record(Kind.RESET, actor, 0);
            state.reset();
            held.notifyAllWaiters(probe);
        } finally {
            held.leave();
        }
    }

    /** Whether the barrier is broken at this moment. */
    public boolean isBroken() {
        return state.is(BarrierState.BROKEN);
    }

    /** How many actors wait at this moment; Python's {@code n_waiting}. */
    public int waiting() {
        return state.is(BarrierState.FILLING) ? state.count() : 0;
    }

    /** How many parties have to arrive. */
    public int parties() {
        return parties;
    }

    @Override
    protected void attach() {
        // its parts are opened by their own deserialization
    }

    private int await(long limitNanos) {
        Actor actor = probe().enter();
        boolean[] recorded = new boolean[1];
        Monitor.Held held = enter(actor, recorded);
        try {
            while (state.isEmptying()) {
                recordWaitOnce(actor, recorded, "waits until all have left the barrier after the last round");
                held.await(Timeout.FOREVER);
            }
            if (state.is(BarrierState.BROKEN)) {
                throw raise(actor);
            }
            int index = state.count();
            probe().record(Kind.ARRIVED, actor, index);
            state.arrive();
            try {
                if (index + 1 == parties) {
                    trip(actor, held);
                } else {
                    awaitOthers(actor, held, index, limitNanos);
                }
                return index;
            } finally {
                if (held.isHeld() && state.leave()) {
                    held.notifyAllWaiters(probe());
                }
            }
        } finally {
            held.leave();
        }
    }

    private void trip(Actor last, Monitor.Held held) {
        boolean done = false;
        state.actionRunning(true);
        try {
            action.run();
            done = true;
        } finally {
            state.actionRunning(false);
            if (done) {
                probe().record(Kind.PASSED, last, parties - 1);
                state.set(BarrierState.DRAINING);
                held.notifyAllWaiters(probe());
            } else {
                breakBarrier(last, held);
            }
        }
    }

    private void awaitOthers(Actor actor, Monitor.Held held, int index, long limitNanos) {
        SharedPage sharedPage = context().sharedPage();
        boolean timed = limitNanos != Timeout.FOREVER;
        String text = "waits at the barrier: not everybody is there yet";
        probe().recordWait(actor, text, timed);
        long begin = sharedPage.nanos();
        long left = limitNanos;
        while (state.is(BarrierState.FILLING) && (!timed || left > 0)) {
            boolean notified = held.await(left);
            left = timed ? context().timeLeft(limitNanos, begin, notified) : limitNanos;
        }
        if (state.is(BarrierState.FILLING)) {
            probe().record(Kind.TIMED_OUT, actor, 0);
            breakBarrier(actor, held);
        }
        if (!state.is(BarrierState.DRAINING)) {
            throw raise(actor);
        }
        probe().record(Kind.PASSED, actor, index);
    }

    private void breakBarrier(Actor by, Monitor.Held held) {
        probe().record(Kind.BROKE, by, 0);
        state.set(BarrierState.BROKEN);
        held.notifyAllWaiters(probe());
    }

    private Monitor.Held enter(Actor actor, boolean[] recorded) {
        return monitor.enter(actor, probe().gate(), isLong -> {
            if (state.isActionRunning()) {
                recordWaitOnce(actor, recorded, "waits until the action of the barrier is done");
            } else if (isLong) {
                recordWaitOnce(actor, recorded, WaitText.FOR_LOCK_INSIDE);
            }
            return recorded[0];
        });
    }

    private void recordWaitOnce(Actor actor, boolean[] recorded, String text) {
        if (!recorded[0]) {
            recorded[0] = true;
            probe().recordWait(actor, text, false);
        }
    }

    private BrokenBarrierError raise(Actor actor) {
        probe().raise(actor, "threading.BrokenBarrierError (Java: BrokenBarrierError)");
        return new BrokenBarrierError();
    }
}
