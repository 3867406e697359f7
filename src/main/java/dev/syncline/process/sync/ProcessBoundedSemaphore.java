package dev.syncline.process.sync;

import dev.syncline.process.ipc.ProcessContext;

/**
 * A semaphore between processes that refuses to be released above its first value, like Python's
 * {@code multiprocessing.BoundedSemaphore}; on macOS it refuses that only if its first value is 1, as Python does.
 */
public final class ProcessBoundedSemaphore extends ProcessSemaphore {
    public ProcessBoundedSemaphore(ProcessContext context, int object, int value) {
        super(context, object, value, value);
    }
}
