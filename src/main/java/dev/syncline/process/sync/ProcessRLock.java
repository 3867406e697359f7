package dev.syncline.process.sync;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;

/** A re-entrant lock between processes, like Python's {@code multiprocessing.RLock}: only its owner may release it. */
public final class ProcessRLock extends AnyProcessLock {
    private static final long serialVersionUID = 1;

    /** Makes a lock that is free. */
    public ProcessRLock(ProcessContext context, int object) {
        super(context, object);
    }

    /**
     * Releases one level of the lock.
     *
     * @throws IllegalMonitorStateException if the caller does not own it; Python's {@code AssertionError}
     */
    @Override
    public void release() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (!isMine(actor)) {
            if (actor.isKilled()) {
                return;
            }
            String message = "attempt to release recursive lock not owned by thread";
            throw raise(actor, "AssertionError", new IllegalMonitorStateException(message));
        }
        int left = depth() - 1;
        probe.record(Kind.RELEASED, actor, left);
        set(left == 0 ? null : actor, left);
        if (left == 0) {
            permit().release();
        }
    }

    @Override
    boolean isReentrant() {
        return true;
    }
}
