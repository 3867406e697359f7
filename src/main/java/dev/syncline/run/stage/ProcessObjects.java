package dev.syncline.run.stage;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.memory.PlainVariable;
import dev.syncline.process.memory.SharedArray;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.pipe.DuplexPipe;
import dev.syncline.process.pipe.Pipe;
import dev.syncline.process.sync.AnyProcessLock;
import dev.syncline.process.sync.ProcessBarrier;
import dev.syncline.process.sync.ProcessBoundedSemaphore;
import dev.syncline.process.sync.ProcessCondition;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.process.sync.ProcessRLock;
import dev.syncline.process.sync.ProcessSemaphore;
import dev.syncline.process.sync.RobustLock;
import dev.syncline.scenario.Processes;
import dev.syncline.trace.ObjectType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes the objects that the processes of one run share, and that are nothing but what the operating system keeps. */
abstract class ProcessObjects implements Processes {
    final ProcessContext context;
    final ObjectRegistry objects;

    /** Makes objects for this context, and registers them here. */
    ProcessObjects(ProcessContext context, ObjectRegistry objects) {
        this.context = context;
        this.objects = objects;
    }

    /** Makes an object, given its number, and registers it; a user has no operations on it. */
    final <T> T add(String name, ObjectType type, Map<String, Object> attributes, IntFunction<T> make) {
        return objects.add(name, type, attributes, probe -> make.apply(probe.object()));
    }

    /** Makes an object, given its number, and registers it; {@code operations} says what a user may do on it. */
    final <T> T add(
            String name,
            ObjectType type,
            Map<String, Object> attributes,
            IntFunction<T> make,
            Function<? super T, ObjectOperations> operations) {
        return objects.add(name, type, attributes, probe -> make.apply(probe.object()), operations);
    }

    @Override
    public ProcessLock lock(String name) {
        return add(name, ObjectType.PROCESS_LOCK, Map.of(), id -> new ProcessLock(context, id), SharedOperations::of);
    }

    @Override
    public ProcessRLock rLock(String name) {
        return add(name, ObjectType.PROCESS_RLOCK, Map.of(), id -> new ProcessRLock(context, id), SharedOperations::of);
    }

    @Override
    public SharedValue value(String name, int initial) {
        ProcessRLock lock = rLock(name + " lock");
        return add(
                name,
                ObjectType.SHARED_VALUE,
                Map.of("initial", initial),
                id -> new SharedValue(context, id, initial, lock),
                SharedOperations::of);
    }

    @Override
    public SharedValue valueWithoutLock(String name, int initial) {
        return add(
                name,
                ObjectType.SHARED_VALUE,
                Map.of("initial", initial),
                id -> new SharedValue(context, id, initial, null),
                SharedOperations::of);
    }

    @Override
    public SharedArray array(String name, int length) {
        ProcessRLock lock = rLock(name + " lock");
        return add(
                name,
                ObjectType.SHARED_ARRAY,
                Map.of("length", length),
                id -> new SharedArray(context, id, length, lock));
    }

    @Override
    public SharedArray arrayWithoutLock(String name, int length) {
        return add(
                name,
                ObjectType.SHARED_ARRAY,
                Map.of("length", length),
                id -> new SharedArray(context, id, length, null));
    }

    @Override
    public PlainVariable variable(String name, int initial) {
        int copies = add("its " + name, ObjectType.COPIES, Map.of(), id -> id);
        return add(
                name,
                ObjectType.SHARED_VARIABLE,
                Map.of("initial", initial),
                id -> new PlainVariable(context, id, copies, initial));
    }

    @Override
    public RobustLock robustLock(String name) {
        return add(name, ObjectType.ROBUST_LOCK, Map.of(), id -> RobustLock.create(context, id), SharedOperations::of);
    }

    @Override
    public ProcessSemaphore semaphore(String name, int value) {
        return add(
                name,
                ObjectType.PROCESS_SEMAPHORE,
                Map.of("initial", value),
                id -> new ProcessSemaphore(context, id, value, Integer.MAX_VALUE),
                SharedOperations::of);
    }

    @Override
    public ProcessBoundedSemaphore boundedSemaphore(String name, int value) {
        return add(
                name,
                ObjectType.PROCESS_BOUNDED_SEMAPHORE,
                Map.of("initial", value),
                id -> new ProcessBoundedSemaphore(context, id, value),
                SharedOperations::of);
    }

    @Override
    public ProcessEvent event(String name) {
        return add(name, ObjectType.PROCESS_EVENT, Map.of(), id -> new ProcessEvent(context, id), SharedOperations::of);
    }

    @Override
    public ProcessCondition condition(String name, AnyProcessLock lock) {
        return add(
                name,
                ObjectType.PROCESS_CONDITION,
                Map.of(),
                id -> new ProcessCondition(context, id, lock),
                SharedOperations::of);
    }

    @Override
    public ProcessBarrier barrier(String name, int parties, ProcessBarrier.Action action) {
        return addBarrier(name, parties, action, null);
    }

    @Override
    public ProcessBarrier barrier(String name, int parties, ProcessBarrier.Action action, Duration timeout) {
        return addBarrier(name, parties, action, timeout);
    }

    private ProcessBarrier addBarrier(
            String name, int parties, ProcessBarrier.Action action, @Nullable Duration timeout) {
        return add(
                name,
                ObjectType.PROCESS_BARRIER,
                Map.of("parties", parties),
                id -> new ProcessBarrier(context, id, parties, action, timeout),
                SharedOperations::of);
    }

    @Override
    public <T extends Serializable> Pipe<T> pipe(String name) {
        return add(name, ObjectType.PIPE, Map.of("initial", 0), id -> Pipe.simplex(context, id));
    }

    @Override
    public <T extends Serializable> DuplexPipe<T> duplexPipe(String name) {
        int there = add(name + " 1 to 2", ObjectType.PIPE, Map.of("initial", 0), id -> id);
        int back = add(name + " 2 to 1", ObjectType.PIPE, Map.of("initial", 0), id -> id);
        return DuplexPipe.of(context, there, back);
    }
}
