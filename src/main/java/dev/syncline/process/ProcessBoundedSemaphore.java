package dev.syncline.process;

/**
 * A semaphore between processes that refuses to be released above its first value, like Python's
 * {@code multiprocessing.BoundedSemaphore}; on macOS it refuses that only if its first value is 1, as Python does.
 */
public final class ProcessBoundedSemaphore extends ProcessSemaphore {
    ProcessBoundedSemaphore(Site site, int object, int value) {
        super(site, object, value, value);
    }
}
