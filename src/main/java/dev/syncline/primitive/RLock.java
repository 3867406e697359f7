package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;

/**
 * A re-entrant lock, like Python's {@code threading.RLock}: its owner may take it again, and has to release it as
 * often; no other actor may release it.
 *
 * <p>A plain lock goes to the quickest actor; a fair lock is handed over in the order of arrival.
 */
public final class RLock extends AnyLock {
    /** Makes a lock that is free. */
    public RLock() {
        this(false, Probe.NONE);
    }

    /** Makes a lock that is free, serves in the order of arrival if it is {@code fair}, and reports to {@code probe}. */
    public RLock(boolean fair, Probe probe) {
        super(fair, probe);
    }

    /** Whether the caller holds the lock. */
    public boolean isOwned() {
        return recursionCount() > 0;
    }

    /** How often the caller holds the lock, 0 if it does not. */
    public int recursionCount() {
        Actor actor = Actor.current();
        mutex().enter();
        try {
            return depthOf(actor);
        } finally {
            mutex().leave();
        }
    }

    @Override
    boolean isReentrant() {
        return true;
    }

    @Override
    String releaseError() {
        return "cannot release un-acquired lock";
    }

    @Override
    String obstacle(boolean holdsIt) {
        return "waits for the lock: somebody else owns it";
    }
}
