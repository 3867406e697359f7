package dev.syncline.run.stage;

import dev.syncline.primitive.AnyLock;
import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.BoundedSemaphore;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.LifoQueue;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.PerThread;
import dev.syncline.primitive.Pool;
import dev.syncline.primitive.PriorityQueue;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedReference;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.primitive.SimpleQueue;
import dev.syncline.primitive.Timer;
import dev.syncline.process.ipc.TracedContext;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunGate;
import dev.syncline.scenario.Processes;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Observer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stage of one run. */
public final class RunStage extends TracedContext implements Stage {
    private static final String UNTIL_OTHERS_WAIT = "until all others wait";

    private final LiveKnobs knobs;
    private final ObjectRegistry objects;
    private final ActorThreads actorThreads;
    private final RunGate gate;
    private final @Nullable Processes processes;

    /** Makes the stage of a run; without {@code processes} if its engine has none. */
    public RunStage(
            LiveKnobs knobs,
            long seed,
            ObjectRegistry objects,
            ActorThreads actorThreads,
            RunGate gate,
            Observer observer,
            @Nullable Processes processes) {
        super(observer, gate, seed);
        this.knobs = knobs;
        this.objects = objects;
        this.actorThreads = actorThreads;
        this.gate = gate;
        this.processes = processes;
    }

    @Override
    public int integer(String knob) {
        return knobs.get(knob, Integer.class);
    }

    @Override
    public double number(String knob) {
        return knobs.get(knob, Double.class);
    }

    @Override
    public boolean isOn(String knob) {
        return knobs.get(knob, Boolean.class);
    }

    @Override
    public String choice(String knob) {
        return knobs.get(knob, String.class);
    }

    @Override
    public Lock lock(String name) {
        return objects.add(name, ObjectType.LOCK, Map.of(), probe -> new Lock(false, probe), ThreadOperations::of);
    }

    @Override
    public Lock lock(String name, boolean fair) {
        return objects.add(
                name, ObjectType.LOCK, Map.of("fair", fair), probe -> new Lock(fair, probe), ThreadOperations::of);
    }

    @Override
    public RLock rLock(String name) {
        return objects.add(name, ObjectType.RLOCK, Map.of(), probe -> new RLock(false, probe), ThreadOperations::of);
    }

    @Override
    public Semaphore semaphore(String name, int value) {
        return objects.add(
                name,
                ObjectType.SEMAPHORE,
                Map.of("initial", value),
                probe -> new Semaphore(value, false, probe),
                ThreadOperations::of);
    }

    @Override
    public BoundedSemaphore boundedSemaphore(String name, int value) {
        return objects.add(
                name,
                ObjectType.BOUNDED_SEMAPHORE,
                Map.of("initial", value),
                p -> new BoundedSemaphore(value, false, p),
                ThreadOperations::of);
    }

    @Override
    public Event event(String name) {
        return objects.add(name, ObjectType.EVENT, Map.of(), Event::new, ThreadOperations::of);
    }

    @Override
    public Condition condition(String name, AnyLock lock) {
        return objects.add(
                name, ObjectType.CONDITION, Map.of(), probe -> new Condition(lock, probe), ThreadOperations::of);
    }

    @Override
    public Barrier barrier(String name, int parties) {
        return barrier(name, parties, () -> {});
    }

    @Override
    public Barrier barrier(String name, int parties, Runnable action) {
        return objects.add(
                name,
                ObjectType.BARRIER,
                Map.of("parties", parties),
                probe -> new Barrier(parties, action, probe),
                ThreadOperations::of);
    }

    @Override
    public Barrier barrier(String name, int parties, Runnable action, Duration timeout) {
        return objects.add(
                name,
                ObjectType.BARRIER,
                Map.of("parties", parties),
                probe -> new Barrier(parties, action, timeout, probe),
                ThreadOperations::of);
    }

    @Override
    public Latch latch(String name, int count) {
        return objects.add(
                name,
                ObjectType.LATCH,
                Map.of("initial", count),
                probe -> new Latch(count, probe),
                ThreadOperations::of);
    }

    @Override
    public <T> Queue<T> queue(String name, int capacity) {
        return objects.add(
                name,
                ObjectType.QUEUE,
                room(capacity),
                probe -> new Queue<T>(capacity, false, probe),
                ThreadOperations::of);
    }

    @Override
    public <T> LifoQueue<T> lifoQueue(String name, int capacity) {
        return objects.add(
                name,
                ObjectType.LIFO_QUEUE,
                room(capacity),
                probe -> new LifoQueue<T>(capacity, false, probe),
                ThreadOperations::of);
    }

    @Override
    public <T extends Comparable<T>> PriorityQueue<T> priorityQueue(String name, int capacity) {
        return objects.add(
                name,
                ObjectType.PRIORITY_QUEUE,
                room(capacity),
                probe -> new PriorityQueue<T>(capacity, null, false, probe),
                ThreadOperations::of);
    }

    @Override
    public <T> SimpleQueue<T> simpleQueue(String name) {
        return objects.add(name, ObjectType.SIMPLE_QUEUE, room(0), probe -> new SimpleQueue<T>(probe));
    }

    @Override
    public Pool pool(String name, int workers) {
        return pool(name, workers, "Worker");
    }

    @Override
    public Pool pool(String name, int workers, String worker) {
        return objects.add(name, ObjectType.POOL, room(0), probe -> new Pool(workers, worker, this::start, probe));
    }

    @Override
    public PerThread perThread(String name, Consumer<PerThread> initialiser) {
        return objects.add(name, ObjectType.PER_THREAD, Map.of(), probe -> new PerThread(initialiser, probe));
    }

    @Override
    public SharedVariable variable(String name, int value) {
        return objects.add(
                name, ObjectType.SHARED_VARIABLE, Map.of("initial", value), probe -> new SharedVariable(value, probe));
    }

    @Override
    public SharedReference reference(String name, @Nullable Object value) {
        return objects.add(name, ObjectType.SHARED_REFERENCE, Map.of(), probe -> new SharedReference(value, probe));
    }

    @Override
    public Timer timer(String name, Duration interval, Runnable function) {
        return objects.add(
                name,
                ObjectType.TIMER,
                Map.of("intervalMs", interval.toMillis()),
                probe -> new Timer(interval, function, body -> startToJoin(name, body), probe),
                ThreadOperations::of);
    }

    @Override
    public Processes processes() {
        if (processes == null) {
            throw new IllegalStateException("Worker processes need the engine processes.");
        }
        return processes;
    }

    @Override
    public void start(String name, Runnable body) {
        Actor starter = Actor.current();
        gate.pass(starter);
        actorThreads.begin(name, "thread", body, starter);
    }

    private Runnable startToJoin(String name, Runnable body) {
        Actor starter = Actor.current();
        gate.pass(starter);
        return actorThreads.beginToJoin(name, body, starter);
    }

    @Override
    public void joinAll() {
        Actor joiner = Actor.current();
        gate.locate(joiner);
        actorThreads.joinAll(joiner);
    }

    @Override
    public boolean untilOthersWait() {
        Actor actor = Actor.current();
        return gate.untilOthersWait(actor, rest -> sleepUntil(actor, UNTIL_OTHERS_WAIT, rest));
    }

    private static Map<String, Object> room(int capacity) {
        return Map.of("capacity", Math.max(capacity, 0));
    }

    @Override
    protected void rest(Actor actor, long nanos) {
        gate.delay(actor, gate.nanos() + nanos);
    }
}
