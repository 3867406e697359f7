package dev.syncline.process.sync;

import dev.syncline.process.ipc.Permit;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.RobustMutex;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes whose holder is known to the operating system: when the holder dies, the next actor gets the
 * lock and is told so. Python has nothing like it.
 */
public final class RobustLock extends AnyProcessLock {
    private static final long serialVersionUID = 1;

    /** The text of an acquisition of a lock whose owner has died. */
    static final String OWNER_DIED = "the owner died and never released it";

    private RobustLock(ProcessContext context, int object, String name) {
        super(context, object, name, RobustMutex.create(context, name));
    }

    /**
     * Makes a lock that is free.
     *
     * @throws UnsupportedOperationException if this operating system has no such locks
     */
    public static RobustLock create(ProcessContext context, int object) {
        RobustMutex.checkSupported();
        return new RobustLock(context, object, context.names().memory());
    }

    /**
     * Releases the lock.
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
            String message = "cannot release un-acquired lock";
            throw raise(actor, "RuntimeError", new IllegalMonitorStateException(message));
        }
        probe.record(Kind.RELEASED, actor, 0);
        set(null, 0);
        permit().release();
    }

    /** Whether the previous holder died without releasing it; to be asked by the current holder. */
    public boolean ownerDied() {
        return ((RobustMutex) permit()).ownerDied();
    }

    @Override
    boolean isReentrant() {
        return false;
    }

    @Override
    Permit open(ProcessContext context, String name) {
        return RobustMutex.open(context, name);
    }

    @Override
    @Nullable
    String acquiredText() {
        return ownerDied() ? OWNER_DIED : null;
    }
}
