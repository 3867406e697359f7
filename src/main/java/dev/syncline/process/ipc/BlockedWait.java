package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
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
        boolean inKernel = isInKernel(context, limitNanos);
        BooleanSupplier attempt = inKernel ? tryInKernel : tryNow;
        return poll(context.sharedPage(), actor, limitNanos, inKernel ? 0 : POLL_NANOS, attempt::getAsBoolean);
    }

    /** Whether such a wait is one in the kernel, because this is a worker and the wait has no timeout. */
    static boolean isInKernel(ProcessContext context, long limitNanos) {
        return limitNanos == Timeout.FOREVER && context.isWorker();
    }

    /**
     * Polls until {@code attempt} is done.
     *
     * @param limitNanos {@link Timeout#FOREVER} or the longest wait by the clock of the run
     * @return whether it did
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    public static <E extends Exception> boolean poll(
            SharedPage sharedPage, Actor actor, long limitNanos, Attempt<E> attempt) throws E {
        return poll(sharedPage, actor, limitNanos, POLL_NANOS, attempt);
    }

    /** The same, with a pause of {@code pauseNanos} between two polls; 0 if {@code attempt} itself waits. */
    public static <E extends Exception> boolean poll(
            SharedPage sharedPage, Actor actor, long limitNanos, long pauseNanos, Attempt<E> attempt) throws E {
        sharedPage.blocked(actor.id(), true);
        try {
            long begin = sharedPage.nanos();
            while (!attempt.isDone()) {
                actor.checkAlive();
                if (limitNanos != Timeout.FOREVER && sharedPage.nanos() - begin >= limitNanos) {
                    return false;
                }
                if (pauseNanos > 0) {
                    LockSupport.parkNanos(sharedPage, pauseNanos);
                }
            }
            return true;
        } finally {
            sharedPage.blocked(actor.id(), false);
        }
    }
}
