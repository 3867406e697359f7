package dev.syncline.scenario;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.manager.Manager;
import dev.syncline.process.memory.MemoryName;
import dev.syncline.process.memory.PlainVariable;
import dev.syncline.process.memory.ShareableList;
import dev.syncline.process.memory.SharedArray;
import dev.syncline.process.memory.SharedMemory;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.pipe.DuplexPipe;
import dev.syncline.process.pipe.JoinableQueue;
import dev.syncline.process.pipe.Pipe;
import dev.syncline.process.pipe.ProcessQueue;
import dev.syncline.process.pool.ProcessPool;
import dev.syncline.process.sync.AnyProcessLock;
import dev.syncline.process.sync.ProcessBarrier;
import dev.syncline.process.sync.ProcessBoundedSemaphore;
import dev.syncline.process.sync.ProcessCondition;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.process.sync.ProcessRLock;
import dev.syncline.process.sync.ProcessSemaphore;
import dev.syncline.process.sync.RobustLock;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes and what they can share, for a scenario of the engine {@code processes}.
 *
 * <p>Shared objects are made by the body or an actor of the server; the target of a worker captures those it uses.
 */
public interface Processes {
    /**
     * Starts an actor in a worker process, and returns before it runs, as Python's {@code start()}. The worker still
     * gets its copies of what its target captures: an actor that closes or unlinks something here waits for that.
     *
     * @throws IllegalArgumentException if the name is taken, or the target captures something that cannot be copied
     */
    ChildProcess start(String name, Target target);

    /** Makes a lock without an owner. */
    ProcessLock lock(String name);

    /** Makes a re-entrant lock. */
    ProcessRLock rLock(String name);

    /** Makes a number in shared memory, with a lock of its own that each access acquires. */
    SharedValue value(String name, int initial);

    /** Makes a number in shared memory that nothing protects. */
    SharedValue valueWithoutLock(String name, int initial);

    /** Makes an array of whole numbers in shared memory, all 0, with a lock of its own that each access acquires. */
    SharedArray array(String name, int length);

    /** Makes an array of whole numbers in shared memory, all 0, that nothing protects. */
    SharedArray arrayWithoutLock(String name, int length);

    /** Makes a name under which any process may create a block of shared memory, and find it. */
    MemoryName memoryName(String name);

    /** Makes a block of {@code size} bytes of shared memory, all 0, that nothing protects, under a name of its own. */
    SharedMemory sharedMemory(String name, int size);

    /**
     * Makes a block of shared memory that the screen shows as a picture: rows of pixels from the top, each with one byte
     * for red, for green and for blue.
     */
    SharedMemory sharedPicture(String name, int columns, int rows);

    /** Makes a list in shared memory, of whole numbers, other numbers, truth values, texts and nulls. */
    ShareableList shareableList(String name, @Nullable Object... values);

    /** Makes an ordinary variable of the server: its threads share it, every worker process gets a copy. */
    PlainVariable variable(String name, int initial);

    /**
     * Starts a manager process, which holds objects for others; it is shut down when the body ends, if not before.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    Manager manager(String name);

    /**
     * Starts a pool of worker processes, "Worker 1" to "Worker n"; it is closed when the body ends, if not before. A
     * worker that dies is replaced, and its current task is lost.
     *
     * @throws IllegalArgumentException if {@code workers} is less than 1, or a name is taken
     */
    ProcessPool pool(String name, int workers);

    /** Starts a pool like {@link #pool} that is broken as soon as a worker dies; Python's {@code ProcessPoolExecutor}. */
    ProcessPool executor(String name, int workers);

    /**
     * Makes a lock that the next waiter gets when its holder dies; Python has none.
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

    /** Makes a barrier for this many parties, 1 or more. */
    default ProcessBarrier barrier(String name, int parties) {
        return barrier(name, parties, () -> {});
    }

    /**
     * Makes a barrier for this many parties; the last to arrive runs {@code action}, in its own process, before any of
     * them continues.
     */
    ProcessBarrier barrier(String name, int parties, ProcessBarrier.Action action);

    /** Makes a barrier for this many parties; {@code timeout} applies to every wait without its own. */
    default ProcessBarrier barrier(String name, int parties, Duration timeout) {
        return barrier(name, parties, () -> {}, timeout);
    }

    /** Makes a barrier with an action, and with a timeout that applies to every wait without its own. */
    ProcessBarrier barrier(String name, int parties, ProcessBarrier.Action action, Duration timeout);

    /** Makes a one-way pipe; the server has both ends, and a worker those that its target captures. */
    <T extends Serializable> Pipe<T> pipe(String name);

    /** Makes a two-way pipe; the server has both ends, and a worker those that its target captures. */
    <T extends Serializable> DuplexPipe<T> duplexPipe(String name);

    /** Makes a queue on a pipe, with a feeder in every process that puts; a {@code capacity} of 0 or less is unbounded. */
    <T extends Serializable> ProcessQueue<T> queue(String name, int capacity);

    /** Makes a queue that counts unfinished tasks; a {@code capacity} of 0 or less is unbounded. */
    <T extends Serializable> JoinableQueue<T> joinableQueue(String name, int capacity);
}
