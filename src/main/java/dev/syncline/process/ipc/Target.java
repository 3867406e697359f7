package dev.syncline.process.ipc;

import java.io.Serializable;

/**
 * What a worker process runs, like the {@code target} of Python's {@code multiprocessing.Process}.
 *
 * <p>It is serialized, sent to the worker and run there, as Python pickles it: what it captures is copied, except for the
 * objects that processes share, which arrive as the same object.
 */
@FunctionalInterface
public interface Target extends Serializable {
    /** Runs in the worker process, which ends when it returns. */
    void run(ExecutionContext context);
}
