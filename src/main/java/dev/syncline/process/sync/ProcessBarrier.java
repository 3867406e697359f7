package dev.syncline.process.sync;

import dev.syncline.primitive.BrokenBarrierError;
import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A meeting point of a fixed number of actors in any processes, like Python's {@code multiprocessing.Barrier}: nobody goes
 * on before all are there. It can be used again and again.
 *
 * <p>How many are there, and whether it is broken, stands in shared memory. If one who waits is killed, it still counts:
 * the others meet without it, and wait for it to leave, forever.
 */
public final class ProcessBarrier extends Shared {
    /** What the last to arrive does for all of them, in its own process. */
    @FunctionalInterface
    public interface Action extends Runnable, java.io.Serializable {}

    private final int parties;
    private final Action action;
    private final long defaultNanos;
    private final Monitor monitor;
    private final BarrierState room;

    /**
     * Makes a barrier at which nobody waits. One for less than 1 party is made, too, as in Python, but nobody ever passes it.
     *
     * @param timeout applies to every wait without its own, null for no timeout
     */
    public ProcessBarrier(ProcessContext context, int object, int parties, Action action, @Nullable Duration timeout) {
        super(context, object);
        this.parties = parties;
        this.action = action;
        defaultNanos = timeout == null ? NamedSemaphore.FOREVER : SharedTimeout.nanos(timeout);
        monitor = new Monitor(context);
        room = new BarrierState(context);
    }

    /**
     * Waits until all parties are there, as long as it takes, or at most as long as the timeout of the barrier if it has
     * one.
     *
     * @return the index of arrival: 0 for the first, {@code parties - 1} for the last, who runs the action
     * @throws BrokenBarrierError if the barrier is broken, or gets broken or reset meanwhile, or its time has run out
     * @throws dev.syncline.trace.Killed if the actor was killed
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
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public int await(Duration timeout) {
        return await(SharedTimeout.nanos(timeout));
    }

    /**
     * Breaks the barrier: everybody who waits, or comes before a reset, is told.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void abort() {
        Actor actor = probe().enter();
        Monitor.Visit visit = enter(actor, new boolean[1]);
        try {
            breakIt(actor, visit);
        } finally {
            visit.leave();
        }
    }

    /**
     * Makes the barrier whole and empty again; those who wait are told that it is broken.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void reset() {
        Probe probe = probe();
        Actor actor = probe.enter();
        Monitor.Visit visit = enter(actor, new boolean[1]);
        try {
            probe.record(Kind.RESET, actor, 0);
            room.reset();
            visit.callAll(probe);
        } finally {
            visit.leave();
        }
    }

    /** Whether the barrier is broken at this moment. */
    public boolean isBroken() {
        return room.is(BarrierState.BROKEN);
    }

    /** How many wait at this moment until all are there; Python's {@code n_waiting}. */
    public int waiting() {
        return room.is(BarrierState.FILLING) ? room.count() : 0;
    }

    /** How many have to be there. */
    public int parties() {
        return parties;
    }

    @Override
    public void attach() {
        // its parts find themselves
    }

    private int await(long limitNanos) {
        Actor actor = probe().enter();
        boolean[] told = new boolean[1];
        Monitor.Visit visit = enter(actor, told);
        try {
            while (room.isBeingLeft()) {
                tellOfWait(actor, told, "waits until all have left the barrier after the last round");
                visit.sleep(NamedSemaphore.FOREVER);
            }
            if (room.is(BarrierState.BROKEN)) {
                throw refuse(actor);
            }
            int index = room.count();
            probe().record(Kind.ARRIVED, actor, index);
            room.come();
            try {
                if (index + 1 == parties) {
                    letGo(actor, visit);
                } else {
                    awaitOthers(actor, visit, index, limitNanos);
                }
                return index;
            } finally {
                if (visit.isInside() && room.go()) {
                    visit.callAll(probe());
                }
            }
        } finally {
            visit.leave();
        }
    }

    private void letGo(Actor last, Monitor.Visit visit) {
        boolean done = false;
        room.acting(true);
        try {
            action.run();
            done = true;
        } finally {
            room.acting(false);
            if (done) {
                probe().record(Kind.PASSED, last, parties - 1);
                room.become(BarrierState.DRAINING);
                visit.callAll(probe());
            } else {
                breakIt(last, visit);
            }
        }
    }

    private void awaitOthers(Actor actor, Monitor.Visit visit, int index, long limitNanos) {
        SharedPage sharedPage = context().sharedPage();
        boolean timed = limitNanos != NamedSemaphore.FOREVER;
        String text = "waits at the barrier: not everybody is there yet";
        probe().observer().record(Kind.WAITING, actor, object(), 0, null, text, timed);
        long begin = sharedPage.nanos();
        long left = limitNanos;
        while (room.is(BarrierState.FILLING) && (!timed || left > 0)) {
            visit.sleep(left);
            left = timed ? limitNanos - (sharedPage.nanos() - begin) : limitNanos;
        }
        if (room.is(BarrierState.FILLING)) {
            probe().record(Kind.TIMED_OUT, actor, 0);
            breakIt(actor, visit);
        }
        if (!room.is(BarrierState.DRAINING)) {
            throw refuse(actor);
        }
        probe().record(Kind.PASSED, actor, index);
    }

    private void breakIt(Actor by, Monitor.Visit visit) {
        probe().record(Kind.BROKE, by, 0);
        room.become(BarrierState.BROKEN);
        visit.callAll(probe());
    }

    private Monitor.Visit enter(Actor actor, boolean[] told) {
        return monitor.enter(actor, () -> {
            if (room.isActing()) {
                tellOfWait(actor, told, "waits until the action of the barrier is done");
            }
            return told[0];
        });
    }

    private void tellOfWait(Actor actor, boolean[] told, String text) {
        if (!told[0]) {
            told[0] = true;
            probe().observer().record(Kind.WAITING, actor, object(), 0, null, text, false);
        }
    }

    private BrokenBarrierError refuse(Actor actor) {
        probe().raise(actor, "threading.BrokenBarrierError (Java: BrokenBarrierError)");
        return new BrokenBarrierError();
    }
}
