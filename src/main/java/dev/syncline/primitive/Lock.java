package dev.syncline.primitive;

import dev.syncline.trace.Probe;

/**
 * A lock without an owner, like Python's {@code threading.Lock}: any actor may release it.
 *
 * <p>An actor that acquires it twice waits for itself. A plain lock goes to the quickest actor, often the one that has
 * just released it; a fair lock is handed over in the order of arrival.
 */
public final class Lock extends AnyLock {
    /** Makes a lock that is free. */
    public Lock() {
        this(false, Probe.NONE);
    }

    /**
     * Makes a lock that is free and reports to {@code probe}; a {@code fair} one serves waiters in the order of
     * arrival.
     */
    public Lock(boolean fair, Probe probe) {
        super(fair, probe);
    }

    @Override
    boolean isReentrant() {
        return false;
    }

    @Override
    String releaseError() {
        return "release unlocked lock";
    }

    @Override
    String obstacle(boolean holdsIt) {
        return holdsIt
                ? "waits for the lock that it holds itself: it cannot release it while it waits"
                : "waits for the lock: somebody else holds it";
    }
}
