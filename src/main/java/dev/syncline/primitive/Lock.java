package dev.syncline.primitive;

import dev.syncline.trace.Probe;

/**
 * A lock without an owner, like Python's {@code threading.Lock}: whoever likes may release it.
 *
 * <p>An actor that acquires it twice waits for itself. A plain lock lets whoever is quickest have it next, often the one
 * that has just released it; a fair lock hands it over in the order of arrival.
 */
public final class Lock extends AnyLock {
    /** Makes a lock that is free. */
    public Lock() {
        this(false, Probe.NONE);
    }

    /** Makes a lock that is free, serves in the order of arrival if it is {@code fair}, and reports to {@code probe}. */
    public Lock(boolean fair, Probe probe) {
        super(fair, probe);
    }

    @Override
    boolean isReentrant() {
        return false;
    }

    @Override
    String refusal() {
        return "release unlocked lock";
    }

    @Override
    String obstacle(boolean holdsIt) {
        return holdsIt
                ? "waits for the lock that it holds itself: it cannot release it while it waits"
                : "waits for the lock: somebody else holds it";
    }
}
