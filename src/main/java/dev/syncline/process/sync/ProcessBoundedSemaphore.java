package dev.syncline.process.sync;

import dev.syncline.process.ipc.ProcessContext;

/**
 * A semaphore between processes that cannot be released above its initial value, like Python's
 * {@code multiprocessing.BoundedSemaphore}; on macOS that is checked only if the initial value is 1, as in Python.
 */
public final class ProcessBoundedSemaphore extends ProcessSemaphore {
    private static final long serialVersionUID = 1;

    /** Makes a semaphore with {@code value} permits, which is also the maximum. */
    public ProcessBoundedSemaphore(ProcessContext context, int object, int value) {
        super(context, object, value, value);
    }
}
