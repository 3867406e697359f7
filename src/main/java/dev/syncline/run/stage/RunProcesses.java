package dev.syncline.run.stage;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ProcessContext;
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
import dev.syncline.process.worker.WorkerGroup;
import dev.syncline.process.worker.WorkerHost;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.spec.Signal;
import dev.syncline.scenario.Processes;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The worker processes of one run, and the objects that they share. */
public final class RunProcesses implements Processes {
    private static final int BYTES_PER_PIXEL = 3;

    private final ProcessContext context;
    private final ObjectRegistry objects;
    private final RunWorkers workers;
    private final Services services = new Services();
    private final List<MemoryName> memoryNames = new CopyOnWriteArrayList<>();

    public RunProcesses(
            WorkerGroup workerGroup,
            WorkerHost host,
            RunGate gate,
            ActorThreads actorThreads,
            ObjectRegistry objects,
            OutcomeGrader grader) {
        this.context = workerGroup.context(gate, actorThreads::beginHelper);
        this.objects = objects;
        this.workers = new RunWorkers(workerGroup, host, gate, actorThreads, objects, grader);
    }

    @Override
    public ChildProcess start(String name, Target target) {
        return workers.start(name, target);
    }

    @Override
    public ProcessLock lock(String name) {
        return objects.add(
                name,
                ObjectType.PROCESS_LOCK,
                Map.of(),
                probe -> new ProcessLock(context, probe.object()),
                SharedOperations::of);
    }

    @Override
    public ProcessRLock rLock(String name) {
        return objects.add(
                name,
                ObjectType.PROCESS_RLOCK,
                Map.of(),
                probe -> new ProcessRLock(context, probe.object()),
                SharedOperations::of);
    }

    @Override
    public SharedValue value(String name, int initial) {
        ProcessRLock lock = rLock(name + " lock");
        return objects.add(
                name,
                ObjectType.SHARED_VALUE,
                Map.of("initial", initial),
                probe -> new SharedValue(context, probe.object(), initial, lock),
                SharedOperations::of);
    }

    @Override
    public SharedValue valueWithoutLock(String name, int initial) {
        return objects.add(
                name,
                ObjectType.SHARED_VALUE,
                Map.of("initial", initial),
                probe -> new SharedValue(context, probe.object(), initial, null),
                SharedOperations::of);
    }

    @Override
    public SharedArray array(String name, int length) {
        ProcessRLock lock = rLock(name + " lock");
        return objects.add(
                name,
                ObjectType.SHARED_ARRAY,
                Map.of("length", length),
                probe -> new SharedArray(context, probe.object(), length, lock));
    }

    @Override
    public SharedArray arrayWithoutLock(String name, int length) {
        return objects.add(
                name,
                ObjectType.SHARED_ARRAY,
                Map.of("length", length),
                probe -> new SharedArray(context, probe.object(), length, null));
    }

    @Override
    public MemoryName memoryName(String name) {
        return memoryName(name, ObjectType.SHARED_MEMORY, Map.of());
    }

    @Override
    public SharedMemory sharedMemory(String name, int size) {
        return memoryName(name).create(size);
    }

    @Override
    public SharedMemory sharedPicture(String name, int columns, int rows) {
        return memoryName(name, ObjectType.SHARED_MEMORY, Map.of("columns", columns, "rows", rows))
                .create(BYTES_PER_PIXEL * columns * rows);
    }

    @Override
    public ShareableList shareableList(String name, @Nullable Object... values) {
        return ShareableList.create(memoryName(name, ObjectType.SHAREABLE_LIST, Map.of()), values);
    }

    @Override
    public PlainVariable variable(String name, int initial) {
        int copies = objects.add("its copy of " + name, ObjectType.COPIES, Map.of(), Probe::object);
        return objects.add(
                name,
                ObjectType.SHARED_VARIABLE,
                Map.of("initial", initial),
                probe -> new PlainVariable(context, probe.object(), copies, initial));
    }

    /** The labels of the blocks of shared memory that have not been unlinked. */
    public List<String> leftBehind() {
        return memoryNames.stream()
                .filter(MemoryName::exists)
                .map(MemoryName::label)
                .toList();
    }

    private MemoryName memoryName(String name, ObjectType type, Map<String, Object> attributes) {
        MemoryName made = objects.add(
                name, type, attributes, probe -> new MemoryName(context, probe.object(), name), SharedOperations::of);
        memoryNames.add(made);
        return made;
    }

    @Override
    public Manager manager(String name) {
        Probe[] reports = new Probe[1];
        Manager manager = objects.add(name, ObjectType.MANAGER, Map.of(), probe -> {
            reports[0] = probe;
            return new Manager(context, probe.object(), this::register);
        });
        services.add(manager);
        manager.runsIn(workers.start(name, manager.target(), () -> reports[0]));
        return manager;
    }

    @Override
    public ProcessPool pool(String name, int size) {
        return pool(name, size, false);
    }

    @Override
    public ProcessPool executor(String name, int size) {
        return pool(name, size, true);
    }

    private ProcessPool pool(String name, int size, boolean breaks) {
        ProcessPool pool = objects.add(
                name,
                ObjectType.PROCESS_POOL,
                Map.of("capacity", 0),
                probe -> new ProcessPool(
                        context, probe.object(), size, breaks, (n, target) -> start("Worker " + n, target)));
        services.add(pool);
        pool.start();
        return pool;
    }

    /** Ends the services of the body; {@code orderly} says whether it ended without an error. */
    public void bodyEnded(boolean orderly) {
        services.bodyEnded(orderly);
    }

    private <T> T register(String name, ObjectType type, IntFunction<T> make) {
        return objects.add(name, type, Map.of(), probe -> make.apply(probe.object()), SharedOperations::ofManaged);
    }

    @Override
    public RobustLock robustLock(String name) {
        return objects.add(
                name,
                ObjectType.ROBUST_LOCK,
                Map.of(),
                probe -> RobustLock.create(context, probe.object()),
                SharedOperations::of);
    }

    @Override
    public ProcessSemaphore semaphore(String name, int value) {
        return objects.add(
                name,
                ObjectType.PROCESS_SEMAPHORE,
                Map.of("initial", value),
                p -> new ProcessSemaphore(context, p.object(), value, Integer.MAX_VALUE),
                SharedOperations::of);
    }

    @Override
    public ProcessBoundedSemaphore boundedSemaphore(String name, int value) {
        return objects.add(
                name,
                ObjectType.PROCESS_BOUNDED_SEMAPHORE,
                Map.of("initial", value),
                p -> new ProcessBoundedSemaphore(context, p.object(), value),
                SharedOperations::of);
    }

    @Override
    public ProcessEvent event(String name) {
        return objects.add(
                name,
                ObjectType.PROCESS_EVENT,
                Map.of(),
                probe -> new ProcessEvent(context, probe.object()),
                SharedOperations::of);
    }

    @Override
    public ProcessCondition condition(String name, AnyProcessLock lock) {
        return objects.add(
                name,
                ObjectType.PROCESS_CONDITION,
                Map.of(),
                probe -> new ProcessCondition(context, probe.object(), lock),
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
        return objects.add(
                name,
                ObjectType.PROCESS_BARRIER,
                Map.of("parties", parties),
                p -> new ProcessBarrier(context, p.object(), parties, action, timeout),
                SharedOperations::of);
    }

    @Override
    public <T extends Serializable> Pipe<T> pipe(String name) {
        return objects.add(name, ObjectType.PIPE, Map.of("initial", 0), probe -> Pipe.simplex(context, probe.object()));
    }

    @Override
    public <T extends Serializable> DuplexPipe<T> duplexPipe(String name) {
        int there = objects.add(name + " 1 to 2", ObjectType.PIPE, Map.of("initial", 0), Probe::object);
        int back = objects.add(name + " 2 to 1", ObjectType.PIPE, Map.of("initial", 0), Probe::object);
        return DuplexPipe.of(context, there, back);
    }

    @Override
    public <T extends Serializable> ProcessQueue<T> queue(String name, int capacity) {
        Pipe<T> pipe = pipe(name + " pipe");
        return services.add(objects.add(
                name,
                ObjectType.PROCESS_QUEUE,
                room(capacity),
                p -> new ProcessQueue<>(context, p.object(), capacity, pipe),
                SharedOperations::of));
    }

    @Override
    public <T extends Serializable> JoinableQueue<T> joinableQueue(String name, int capacity) {
        Pipe<T> pipe = pipe(name + " pipe");
        return services.add(objects.add(
                name,
                ObjectType.JOINABLE_QUEUE,
                room(capacity),
                p -> new JoinableQueue<>(context, p.object(), capacity, pipe),
                SharedOperations::of));
    }

    private static Map<String, Object> room(int capacity) {
        return Map.of("capacity", Math.max(capacity, 0));
    }

    /** Sends a signal to a worker, as {@link RunWorkers#signal} does. */
    public void signal(String name, Signal signal) {
        workers.signal(name, signal);
    }
}
