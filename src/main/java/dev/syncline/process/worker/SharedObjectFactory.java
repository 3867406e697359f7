package dev.syncline.process.worker;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ObjectRegistrar;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.manager.Manager;
import dev.syncline.process.memory.MemoryName;
import dev.syncline.process.memory.PlainVariable;
import dev.syncline.process.memory.ShareableList;
import dev.syncline.process.memory.SharedArray;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes what the processes of a run share; each object has the number that the run gave it. */
public final class SharedObjectFactory {
    private final ProcessContext context;

    public SharedObjectFactory(ProcessContext context) {
        this.context = context;
    }

    /** Makes a lock without an owner. */
    public ProcessLock lock(int object) {
        return new ProcessLock(context, object);
    }

    /** Makes a re-entrant lock. */
    public ProcessRLock rLock(int object) {
        return new ProcessRLock(context, object);
    }

    /** Makes a number in shared memory, whose accesses take {@code lock} if there is one. */
    public SharedValue value(int object, int initial, @Nullable ProcessRLock lock) {
        return new SharedValue(context, object, initial, lock);
    }

    /** Makes so many whole numbers in shared memory, whose accesses take {@code lock} if there is one. */
    public SharedArray array(int object, int length, @Nullable ProcessRLock lock) {
        return new SharedArray(context, object, length, lock);
    }

    /** Makes a name for a block of shared memory, which people call {@code label}. */
    public MemoryName memoryName(int object, String label) {
        return new MemoryName(context, object, label);
    }

    /** Makes a list with these values in a block of this name. */
    public ShareableList shareableList(MemoryName name, @Nullable Object... values) {
        return ShareableList.create(name, values);
    }

    /** Makes a variable of the server, of which every worker gets a copy; {@code copies} is the number of the copies. */
    public PlainVariable variable(int object, int copies, int initial) {
        return new PlainVariable(context, object, copies, initial);
    }

    /** Makes a manager, whose process is yet to be started; its objects are made known to {@code registry}. */
    public Manager manager(int object, ObjectRegistrar registry) {
        return new Manager(context, object, registry);
    }

    /**
     * Makes a pool of processes, whose workers are yet to be started.
     *
     * @param breaks whether the death of a worker breaks it, as it does an executor
     * @param hire starts the worker of this number
     */
    public ProcessPool pool(int object, int workers, boolean breaks, BiFunction<Integer, Target, ChildProcess> hire) {
        return new ProcessPool(context, object, workers, breaks, hire::apply);
    }

    /**
     * Makes a lock without an owner that is given to the next one when its holder dies.
     *
     * @throws UnsupportedOperationException if this operating system has no such locks
     */
    public RobustLock robustLock(int object) {
        return RobustLock.create(context, object);
    }

    /** Makes a semaphore with {@code value} permits, 0 or more. */
    public ProcessSemaphore semaphore(int object, int value) {
        return new ProcessSemaphore(context, object, value, Integer.MAX_VALUE);
    }

    /** Makes a semaphore that refuses to be released above its first value. */
    public ProcessBoundedSemaphore boundedSemaphore(int object, int value) {
        return new ProcessBoundedSemaphore(context, object, value);
    }

    /** Makes an event whose flag is cleared. */
    public ProcessEvent event(int object) {
        return new ProcessEvent(context, object);
    }

    /** Makes a condition of a lock. */
    public ProcessCondition condition(int object, AnyProcessLock lock) {
        return new ProcessCondition(context, object, lock);
    }

    /**
     * Makes a barrier for so many parties; the last to arrive runs {@code action}, and {@code timeout}, if it is not null,
     * applies to every wait without its own.
     */
    public ProcessBarrier barrier(int object, int parties, ProcessBarrier.Action action, @Nullable Duration timeout) {
        return new ProcessBarrier(context, object, parties, action, timeout);
    }

    /** Makes a pipe that goes one way. */
    public <T extends Serializable> Pipe<T> pipe(int object) {
        return Pipe.simplex(context, object);
    }

    /** Makes a pipe that goes both ways; what the first end sends is under way in the first object. */
    public <T extends Serializable> DuplexPipe<T> duplexPipe(int there, int back) {
        return DuplexPipe.of(context, there, back);
    }

    /** Makes a queue for so many items, or without limit, on a pipe of its own. */
    public <T extends Serializable> ProcessQueue<T> queue(int object, int capacity, Pipe<T> pipe) {
        return new ProcessQueue<>(context, object, capacity, pipe);
    }

    /** Makes a queue that knows how many tasks are not done, on a pipe of its own. */
    public <T extends Serializable> JoinableQueue<T> joinableQueue(int object, int capacity, Pipe<T> pipe) {
        return new JoinableQueue<>(context, object, capacity, pipe);
    }
}
