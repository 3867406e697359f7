package dev.syncline.process.sync;

import dev.syncline.process.ipc.Permit;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.RobustMutex;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes of which the operating system knows who holds it: when the holder dies, the next one gets it
 * and is told so. Python has nothing like it.
 */
public final class RobustLock extends AnyProcessLock {
    /** What is said when the lock was taken from somebody who had died with it. */
    static final String OWNER_DIED = "the owner died and never released it";

    private RobustLock(ProcessContext context, int object, String name) {
        super(context, object, name, RobustMutex.create(context, name));
    }

    /**
     * Makes the lock, free.
     *
     * @throws UnsupportedOperationException if this operating system has no such locks
     */
    public static RobustLock create(ProcessContext context, int object) {
        RobustMutex.checkThatItIsThere();
        return new RobustLock(context, object, context.names().memory());
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalMonitorStateException if the caller does not hold it
     */
    @Override
    public void release() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (!isMine(actor)) {
            if (actor.isKilled()) {
                return;
            }
            String words = "cannot release un-acquired lock";
            throw refuse(actor, "RuntimeError", new IllegalMonitorStateException(words));
        }
        probe.record(Kind.RELEASED, actor, 0);
        set(null, 0);
        permit().release();
    }

    /** Whether whoever had it before the caller, who has it now, died without having released it. */
    public boolean ownerDied() {
        return ((RobustMutex) permit()).ownerDied();
    }

    @Override
    boolean isReentrant() {
        return false;
    }

    @Override
    Permit find(ProcessContext context, String name) {
        return RobustMutex.open(context, name);
    }

    @Override
    @Nullable
    String remark() {
        return ownerDied() ? OWNER_DIED : null;
    }
}
