package dev.syncline.process.pool;

/**
 * Thrown when a worker of an executor has died, which cancels all its tasks; like Python's {@code BrokenProcessPool}.
 */
public final class BrokenProcessPool extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BrokenProcessPool() {
        super("A process in the process pool was terminated abruptly while the future was running or pending.");
    }
}
