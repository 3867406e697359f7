package dev.syncline.scenario;

import dev.syncline.process.ChildProcess;
import dev.syncline.process.Manager;
import dev.syncline.process.ProcessLock;
import dev.syncline.process.ProcessPool;
import dev.syncline.process.ProcessRLock;
import dev.syncline.process.SharedValue;
import dev.syncline.process.Target;

/**
 * Worker processes and what they can share, for a scenario of the engine {@code processes}.
 *
 * <p>What is shared is made by the body or an actor of the server and handed to workers by their targets, which capture it.
 */
public interface Processes {
    /**
     * Starts a worker process that plays an actor with this name, and returns when it has all that its target captures.
     *
     * @throws IllegalArgumentException if the name is taken, or the target captures what cannot be copied
     */
    ChildProcess start(String name, Target target);

    /** Makes a lock without an owner. */
    ProcessLock lock(String name);

    /** Makes a re-entrant lock. */
    ProcessRLock rLock(String name);

    /** Makes a number in shared memory, with a lock of its own that each access takes. */
    SharedValue value(String name, int initial);

    /** Makes a number in shared memory that nothing protects. */
    SharedValue valueWithoutLock(String name, int initial);

    /**
     * Starts a process of its own that holds objects for others; it is shut down when the body ends, if not before.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    Manager manager(String name);

    /**
     * Starts a pool of worker processes, "Worker 1" to "Worker n"; it is closed when the body ends, if not before. A worker
     * that dies is replaced, and the task that it was at is lost.
     *
     * @throws IllegalArgumentException if there are less than 1 workers, or a name is taken
     */
    ProcessPool pool(String name, int workers);

    /** Starts a pool like {@link #pool} that is broken as soon as a worker dies; Python's {@code ProcessPoolExecutor}. */
    ProcessPool executor(String name, int workers);
}
