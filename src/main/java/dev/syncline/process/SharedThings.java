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

    /**
     * Makes a lock without an owner that is given to the next one when its holder dies.
     *
     * @throws UnsupportedOperationException if this operating system has no such locks
     */
    public RobustLock robustLock(int object) {
        return RobustLock.create(site, object);
    }

    /** Makes a semaphore with {@code value} permits, 0 or more. */
    public ProcessSemaphore semaphore(int object, int value) {
        return new ProcessSemaphore(site, object, value, Integer.MAX_VALUE);
    }

    /** Makes a semaphore that refuses to be released above its first value. */
    public ProcessBoundedSemaphore boundedSemaphore(int object, int value) {
        return new ProcessBoundedSemaphore(site, object, value);
    }

    /** Makes an event whose flag is cleared. */
    public ProcessEvent event(int object) {
        return new ProcessEvent(site, object);
    }

    /** Makes a condition of a lock. */
    public ProcessCondition condition(int object, AnyProcessLock lock) {
        return new ProcessCondition(site, object, lock);
    }

    /** Makes a barrier for so many parties, 1 or more; the last to arrive runs {@code action}. */
    public ProcessBarrier barrier(int object, int parties, ProcessBarrier.Action action) {
        return new ProcessBarrier(site, object, parties, action);
    }
}
