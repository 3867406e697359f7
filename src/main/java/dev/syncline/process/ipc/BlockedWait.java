package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Timeout;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The wait of an actor for another process, during which the shared page shows the actor as blocked. */
public final class BlockedWait {
    /** The usual pause between two polls. */
    public static final long POLL_NANOS = 500_000;

    private BlockedWait() {}

    /** What is waited for; it may fail with an {@code E}. */
    @FunctionalInterface
    public interface Attempt<E extends Exception> {
        /** Tries it once more; returns whether it is done. */
        boolean isDone() throws E;
    }

    /**
     * Waits in the kernel if this is a worker that waits without a timeout, and polls otherwise.
     *
     * @param limitNanos {@link Timeout#FOREVER} or the longest wait by the clock of the run
     * @param tryNow does what is waited for, without waiting; returns whether it did
     * @param tryInKernel the same, but waits in the kernel until it has a reason to return
     * @return whether it was done
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    static boolean await(
            ProcessContext context, Actor actor, long limitNanos, BooleanSupplier tryNow, BooleanSupplier tryInKernel) {
        long pauseNanos = context.isWorker() && limitNanos == Timeout.FOREVER ? 0 : POLL_NANOS;
        return poll(
                context,
                actor,
                limitNanos,
                pauseNanos,
                () -> (isInKernel(context, limitNanos) ? tryInKernel : tryNow).getAsBoolean());
    }

    /**
     * Whether such a wait is one in the kernel, because this is a worker, the wait has no timeout, and the run does not lead
     * its waits.
     */
    static boolean isInKernel(ProcessContext context, long limitNanos) {
        return limitNanos == Timeout.FOREVER
                && context.isWorker()
                && !context.gate().leadsWaits();
    }

    /** The same as below, for an actor in this context. */
    public static <E extends Exception> boolean poll(
            ProcessContext context, Actor actor, long limitNanos, long pauseNanos, Attempt<E> attempt) throws E {
        return poll(context.gate(), context.sharedPage(), actor, limitNanos, pauseNanos, attempt);
    }

    /**
     * Polls until {@code attempt} is done; if the run leads its waits, only when it is the actor's turn.
     *
     * @param limitNanos {@link Timeout#FOREVER} or the longest wait by the clock of the run
     * @param pauseNanos the pause between two polls; 0 if {@code attempt} itself waits
     * @return whether it did
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    public static <E extends Exception> boolean poll(
            Gate gate, SharedPage sharedPage, Actor actor, long limitNanos, long pauseNanos, Attempt<E> attempt)
            throws E {
        sharedPage.blocked(actor.id(), true);
        try {
            long begin = sharedPage.nanos();
            boolean again = false;
            while (!attempt.isDone()) {
                actor.checkAlive();
                if (gate.leadsWaits()) {
                    if (!gate.awaitTurn(actor, limitNanos, again)) {
                        return false;
                    }
                    again = true;
                } else if (limitNanos != Timeout.FOREVER && sharedPage.nanos() - begin >= limitNanos) {
                    return false;
                } else if (pauseNanos > 0) {
                    LockSupport.parkNanos(sharedPage, pauseNanos);
                }
            }
            return true;
        } finally {
            sharedPage.blocked(actor.id(), false);
        }
    }
}
