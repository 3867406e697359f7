package dev.syncline.scenario;

import dev.syncline.process.ChildProcess;
import dev.syncline.process.ProcessLock;
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
}
