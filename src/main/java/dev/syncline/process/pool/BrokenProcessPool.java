package dev.syncline.process.pool;

/** A worker of an executor died, and all that it was to do is void; like Python's {@code BrokenProcessPool}. */
public final class BrokenProcessPool extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BrokenProcessPool() {
        super("A process in the process pool was terminated abruptly while the future was running or pending.");
    }
}
