package dev.syncline.run.stage;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.manager.Manager;
import dev.syncline.process.memory.MemoryName;
import dev.syncline.process.memory.ShareableList;
import dev.syncline.process.memory.SharedMemory;
import dev.syncline.process.pipe.JoinableQueue;
import dev.syncline.process.pipe.Pipe;
import dev.syncline.process.pipe.ProcessQueue;
import dev.syncline.process.pool.ProcessPool;
import dev.syncline.process.worker.WorkerGroup;
import dev.syncline.process.worker.WorkerHost;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.spec.Signal;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The worker processes of one run, and the shared objects that need a process, a thread or an end of their own. */
public final class RunProcesses extends ProcessObjects {
    private static final int BYTES_PER_PIXEL = 3;

    private final RunWorkers workers;
    private final Services services = new Services();
    private final List<MemoryName> memoryNames = new CopyOnWriteArrayList<>();

    /** Starts workers in this group, and registers shared objects among {@code objects}. */
    public RunProcesses(
            WorkerGroup workerGroup,
            WorkerHost host,
            RunGate gate,
            ActorThreads actorThreads,
            ObjectRegistry objects,
            OutcomeGrader grader) {
        super(workerGroup.context(gate, actorThreads::beginHelper), objects);
        this.workers = new RunWorkers(workerGroup, host, gate, actorThreads, objects, grader);
    }

    @Override
    public ChildProcess start(String name, Target target) {
        return workers.start(name, target);
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

    /** The labels of the blocks of shared memory that have not been unlinked. */
    public List<String> leftBehind() {
        return memoryNames.stream()
                .filter(MemoryName::exists)
                .map(MemoryName::label)
                .toList();
    }

    private MemoryName memoryName(String name, ObjectType type, Map<String, Object> attributes) {
        MemoryName made = add(name, type, attributes, id -> new MemoryName(context, id, name), SharedOperations::of);
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
        ProcessPool pool = add(
                name,
                ObjectType.PROCESS_POOL,
                Map.of("capacity", 0),
                id -> new ProcessPool(context, id, size, breaks, (n, target) -> start("Worker " + n, target)));
        services.add(pool);
        pool.start();
        return pool;
    }

    /** Ends the services of the body; {@code orderly} says whether it ended without an error. */
    public void bodyEnded(boolean orderly) {
        services.bodyEnded(orderly);
    }

    private <T> T register(String name, ObjectType type, IntFunction<T> make) {
        return add(name, type, Map.of(), make, SharedOperations::ofManaged);
    }

    @Override
    public <T extends Serializable> ProcessQueue<T> queue(String name, int capacity) {
        Pipe<T> pipe = pipe(name + " pipe");
        return services.add(add(
                name,
                ObjectType.PROCESS_QUEUE,
                room(capacity),
                id -> new ProcessQueue<>(context, id, capacity, pipe),
                SharedOperations::of));
    }

    @Override
    public <T extends Serializable> JoinableQueue<T> joinableQueue(String name, int capacity) {
        Pipe<T> pipe = pipe(name + " pipe");
        return services.add(add(
                name,
                ObjectType.JOINABLE_QUEUE,
                room(capacity),
                id -> new JoinableQueue<>(context, id, capacity, pipe),
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
