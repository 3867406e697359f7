package dev.syncline.process.worker;

import dev.syncline.log.EntityTable;
import dev.syncline.log.capture.Recorder;
import dev.syncline.process.ipc.ActorStarter;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.os.ResourceNames;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
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
    private final String boardFile;
    private final SharedRecorder recorder;
    private final AtomicInteger writers = new AtomicInteger(SharedPage.SERVER);
    private final List<Worker> hired = new CopyOnWriteArrayList<>();

    /**
     * Prepares what the workers of a run share.
     *
     * @param run the id of the run
     * @param scenario the class in whose code the events of the workers have their lines
     * @param entities who and what takes part
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
        boardFile = names.memory(memory).toString();
        try {
            sharedPage = SharedPage.create(names.memory(memory));
        } catch (UncheckedIOException e) {
            names.removeAll();
            throw e;
        }
        recorder = new SharedRecorder(sharedPage, new EventCompleter(entities));
    }

    /** Where the events of the run come together, those of the workers too. */
    public Recorder recorder() {
        return recorder;
    }

    /** Tells the workers how the clock of the run goes from now on. */
    public void clock(boolean still, double speed, long shown, long wall) {
        sharedPage.clock(still, speed, shown, wall);
    }

    /** Tells the workers whether they have to ask at the gate before they do anything. */
    public void gateClosed(boolean closed) {
        sharedPage.gateClosed(closed);
    }

    /** Whether the actor waits in a call of the operating system. */
    public boolean isBlocked(Actor actor) {
        return sharedPage.isBlocked(actor.id());
    }

    /** Where the threads of the server stand in this run. */
    ProcessContext context(Gate gate, ActorStarter threads) {
        return new ProcessContext(SharedPage.SERVER, recorder, gate, sharedPage, names, threads, this::awaitStarts);
    }

    /**
     * Makes the objects that the processes of this run share.
     *
     * @param gate the gate of the run
     * @param threads starts threads of the server for them
     */
    public SharedObjectFactory sharedObjects(Gate gate, ActorStarter threads) {
        return new SharedObjectFactory(context(gate, threads));
    }

    /**
     * Gets a process for a body that it is to run.
     *
     * @throws IllegalArgumentException if the body captures something that cannot be copied
     * @throws UncheckedIOException if no process can be had
     */
    public Worker hire(Target target) {
        byte[] bytes = serialize(target);
        try {
            Worker worker = new Worker(this, workers.hire(), writers.incrementAndGet(), bytes);
            hired.add(worker);
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Lets go of a worker that is not needed after all. */
    public void dismiss(Worker worker) {
        hired.remove(worker);
        workers.dismiss(worker.link());
    }

    /** Has workers started for those that the next run wants. */
    public void warmUp() {
        workers.warmUp(hired.size());
    }

    /** Waits until every worker that was started has its copies of what it was handed, or is gone. */
    void awaitStarts(Actor waiting) {
        hired.forEach(worker -> worker.awaitReady(waiting));
    }

    /** Kills every worker; what they have recorded can still be read. */
    public void killAll() {
        hired.forEach(Worker::killByRun);
    }

    /** Lets go of the workers and removes what they shared; nobody may use it any more. */
    @Override
    public void close() {
        hired.forEach(worker -> workers.dismiss(worker.link()));
        names.removeAll();
    }

    WorkerSpec assignment(int writer, Actor actor, byte[] target) throws IOException {
        return new WorkerSpec(
                boardFile,
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

    List<Worker> hired() {
        return hired;
    }

    private static byte[] serialize(Target target) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(target);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "A worker process cannot be handed a %s: it cannot be copied.".formatted(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
