package dev.syncline.process.worker;

import dev.syncline.log.EntityTable;
import dev.syncline.log.capture.Recorder;
import dev.syncline.process.ipc.ActorStarter;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.os.ResourceNames;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The worker processes of one run, and what they share with each other and with the server. Thread-safe. */
public final class WorkerGroup implements AutoCloseable {
    private final Workers workers;
    private final String scenario;
    private final long seed;
    private final ResourceNames names;
    private final SharedPage sharedPage;
    private final String pageFile;
    private final SharedRecorder recorder;
    private final AtomicInteger writers = new AtomicInteger(SharedPage.SERVER);
    private final List<Worker> all = new CopyOnWriteArrayList<>();

    /**
     * Creates what the workers of a run share.
     *
     * @param run the id of the run
     * @param scenario the class whose source lines the events of the workers have
     * @param entities the actors and objects of the run
     * @throws UncheckedIOException if the operating system refuses the memory
     */
    public WorkerGroup(Workers workers, String run, Class<?> scenario, long seed, EntityTable entities) {
        this.workers = workers;
        this.scenario = scenario.getName();
        this.seed = seed;
        try {
            names = workers.names(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        String memory = names.memory();
        pageFile = names.memory(memory).toString();
        try {
            sharedPage = SharedPage.create(names.memory(memory));
        } catch (UncheckedIOException e) {
            names.removeAll();
            throw e;
        }
        recorder = new SharedRecorder(sharedPage, new EventCompleter(entities));
    }

    /** The recorder of all events of the run, including those of the workers. */
    public Recorder recorder() {
        return recorder;
    }

    /** Sets how the clock of the run advances from now on. */
    public void clock(boolean still, double speed, long shown, long wall) {
        sharedPage.clock(still, speed, shown, wall);
    }

    /**
     * Sets whether the workers have to ask at the gate before each operation, and whether they may try only when it is their
     * turn whether a wait is over.
     */
    public void gate(boolean closed, boolean leadsWaits) {
        sharedPage.gate(closed, leadsWaits);
    }

    /** Whether the actor waits in a system call. */
    public boolean isBlocked(Actor actor) {
        return sharedPage.isBlocked(actor.id());
    }

    /**
     * The context of the threads of the server in this run.
     *
     * @param gate the gate of the run
     * @param threads starts threads of the server for what they share
     */
    public ProcessContext context(Gate gate, ActorStarter threads) {
        return new ProcessContext(
                SharedPage.SERVER, recorder, gate, sharedPage, names, threads, waiting -> awaitStarts(waiting, gate));
    }

    /**
     * Acquires a process to run {@code target}.
     *
     * @throws IllegalArgumentException if the body captures something that cannot be copied
     * @throws UncheckedIOException if no process is available
     */
    public Worker acquire(Target target) {
        byte[] bytes = Pickle.dump(target);
        try {
            Worker worker = new Worker(this, workers.acquire(), writers.incrementAndGet(), bytes);
            all.add(worker);
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Releases a worker that is not needed after all. */
    public void release(Worker worker) {
        all.remove(worker);
        workers.release(worker.connection());
    }

    /** Starts warm workers for the next run. */
    public void warmUp() {
        workers.warmUp(all.size());
    }

    /** Waits until every worker has its copies of everything it was handed, or has ended. */
    void awaitStarts(Actor waiting, Gate gate) {
        all.forEach(worker -> worker.awaitReady(waiting, gate));
    }

    /** Kills every worker; events that they have recorded can still be read. */
    public void killAll() {
        all.forEach(Worker::killForStop);
    }

    /** Releases the workers and removes what they shared; no thread may use it any more. */
    @Override
    public void close() {
        all.forEach(worker -> workers.release(worker.connection()));
        names.removeAll();
    }

    WorkerSpec spec(int writer, Actor actor, byte[] target) throws IOException {
        return new WorkerSpec(
                pageFile,
                names.directory().toString(),
                names.run(),
                writer,
                actor.id(),
                actor.name(),
                scenario,
                seed,
                target);
    }

    SharedPage sharedPage() {
        return sharedPage;
    }

    SharedRecorder shared() {
        return recorder;
    }

    List<Worker> workers() {
        return all;
    }
}
