package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A worker process, in the hands of the thread of the server that started it, like Python's {@code Process} object. */
public final class ChildProcess {
    private static final long LOOK_AGAIN_NANOS = 500_000;

    private final Worker worker;
    private final Actor actor;
    private final Probe probe;
    private final Workshop workshop;
    private final Supplier<OptionalInt> exit;

    /**
     * Makes the handle of a worker that plays {@code actor}.
     *
     * @param probe where waits for its end are told
     * @param exit its exit code once its last event is recorded
     */
    public ChildProcess(Workshop workshop, Worker worker, Actor actor, Probe probe, Supplier<OptionalInt> exit) {
        this.workshop = workshop;
        this.worker = worker;
        this.actor = actor;
        this.probe = probe;
        this.exit = exit;
    }

    /** The id of the process. */
    public long pid() {
        return worker.pid();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return exit.get().isEmpty();
    }

    /** Its exit code, minus the number of the signal that ended it; empty as long as it is there. */
    public OptionalInt exitCode() {
        return exit.get();
    }

    /**
     * Waits until it has ended, as long as it takes.
     *
     * @throws dev.syncline.primitive.Killed if the waiting actor was killed
     */
    public void join() {
        join(NamedSemaphore.FOREVER);
    }

    /**
     * Waits until it has ended, at most as long as {@code timeout}.
     *
     * @return whether it has ended
     * @throws dev.syncline.primitive.Killed if the waiting actor was killed
     */
    public boolean join(Duration timeout) {
        return join(Limits.nanos(timeout));
    }

    /** Asks it to end (SIGTERM). */
    public void terminate() {
        probe.enter();
        worker.terminateForBody();
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        probe.enter();
        worker.killForBody();
    }

    /** Waits until it has all that it was handed, or is gone. */
    void awaitReady() {
        worker.awaitReady(Actor.current());
    }

    private boolean join(long limitNanos) {
        Actor waiting = probe.enter();
        if (isAlive()) {
            boolean timed = limitNanos != NamedSemaphore.FOREVER;
            probe.observer()
                    .record(Kind.WAITING, waiting, probe.object(), 1, actor, "waits for " + actor + " to end", timed);
            if (!awaitEnd(waiting, limitNanos)) {
                probe.record(Kind.TIMED_OUT, waiting, 0);
                return false;
            }
        }
        probe.record(Kind.PASSED, waiting, exit.get().orElse(0), actor, null);
        return true;
    }

    private boolean awaitEnd(Actor waiting, long limitNanos) {
        Board board = workshop.board();
        long begun = board.nanos();
        board.blocked(waiting.id(), true);
        try {
            while (isAlive()) {
                waiting.checkAlive();
                if (limitNanos != NamedSemaphore.FOREVER && board.nanos() - begun >= limitNanos) {
                    return false;
                }
                LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
            }
            return true;
        } finally {
            board.blocked(waiting.id(), false);
        }
    }
}
