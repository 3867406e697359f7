package dev.syncline.process;

import org.jspecify.annotations.Nullable;

/** Makes what the processes of a run share; each object has the number that the run gave it. */
public final class SharedThings {
    private final Site site;

    SharedThings(Site site) {
        this.site = site;
    }

    /** Makes a lock without an owner. */
    public ProcessLock lock(int object) {
        return new ProcessLock(site, object);
    }

    /** Makes a re-entrant lock. */
    public ProcessRLock rLock(int object) {
        return new ProcessRLock(site, object);
    }

    /** Makes a number in shared memory, whose accesses take {@code lock} if there is one. */
    public SharedValue value(int object, int initial, @Nullable ProcessRLock lock) {
        return new SharedValue(site, object, initial, lock);
    }
}
