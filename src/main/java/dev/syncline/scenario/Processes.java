package dev.syncline.scenario;

import dev.syncline.process.ChildProcess;
import dev.syncline.process.DuplexPipe;
import dev.syncline.process.JoinableQueue;
import dev.syncline.process.Pipe;
import dev.syncline.process.ProcessLock;
import dev.syncline.process.ProcessQueue;
import dev.syncline.process.ProcessRLock;
import dev.syncline.process.SharedValue;
import dev.syncline.process.Target;
import java.io.Serializable;

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

    /** Makes a pipe that goes one way; the server has both ends, and a worker those that it is handed. */
    <T extends Serializable> Pipe<T> pipe(String name);

    /** Makes a pipe that goes both ways; the server has both ends, and a worker those that it is handed. */
    <T extends Serializable> DuplexPipe<T> duplexPipe(String name);

    /** Makes a queue on a pipe, with a feeder in every process that puts; a {@code capacity} of 0 or less is unbounded. */
    <T extends Serializable> ProcessQueue<T> queue(String name, int capacity);

    /** Makes a queue that knows how many tasks are not done; a {@code capacity} of 0 or less is unbounded. */
    <T extends Serializable> JoinableQueue<T> joinableQueue(String name, int capacity);
}
