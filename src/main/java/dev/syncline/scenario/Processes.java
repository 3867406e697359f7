package dev.syncline.scenario;

import dev.syncline.process.AnyProcessLock;
import dev.syncline.process.ChildProcess;
import dev.syncline.process.ProcessBarrier;
import dev.syncline.process.ProcessBoundedSemaphore;
import dev.syncline.process.ProcessCondition;
import dev.syncline.process.ProcessEvent;
import dev.syncline.process.ProcessLock;
import dev.syncline.process.ProcessRLock;
import dev.syncline.process.ProcessSemaphore;
import dev.syncline.process.RobustLock;
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
     * Makes a lock without an owner that goes to the next one when its holder dies; Python has none.
     *
     * @throws UnsupportedOperationException if this operating system has no such locks
     */
    RobustLock robustLock(String name);

    /** Makes a semaphore with {@code value} permits, 0 or more. */
    ProcessSemaphore semaphore(String name, int value);

    /** Makes a semaphore that refuses to be released above its first value. */
    ProcessBoundedSemaphore boundedSemaphore(String name, int value);

    /** Makes an event whose flag is cleared. */
    ProcessEvent event(String name);

    /** Makes a condition of a lock; a lock may have several. */
    ProcessCondition condition(String name, AnyProcessLock lock);

    /** Makes a barrier for so many parties, 1 or more. */
    ProcessBarrier barrier(String name, int parties);

    /**
     * Makes a barrier for so many parties; the last to arrive runs {@code action}, in its own process, before anybody goes
     * on.
     */
    ProcessBarrier barrier(String name, int parties, ProcessBarrier.Action action);
}
