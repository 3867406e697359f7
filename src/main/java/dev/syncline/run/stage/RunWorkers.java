package dev.syncline.run.stage;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.worker.Worker;
import dev.syncline.process.worker.WorkerGroup;
import dev.syncline.process.worker.WorkerHost;
import dev.syncline.process.worker.WorkerProcess;
import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.spec.Signal;
import dev.syncline.trace.Actor;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The worker processes of one run: starts them, finds them by name, and tells the grader how they died. */
final class RunWorkers {
    private final WorkerGroup workerGroup;
    private final WorkerHost host;
    private final RunGate gate;
    private final ActorThreads actorThreads;
    private final ObjectRegistry objects;
    private final OutcomeGrader grader;
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();

    RunWorkers(
            WorkerGroup workerGroup,
            WorkerHost host,
            RunGate gate,
            ActorThreads actorThreads,
            ObjectRegistry objects,
            OutcomeGrader grader) {
        this.workerGroup = workerGroup;
        this.host = host;
        this.gate = gate;
        this.actorThreads = actorThreads;
        this.objects = objects;
        this.grader = grader;
    }

    /** Starts a worker, which is also an object of the run, because other actors wait for its end. */
    ChildProcess start(String name, Target target) {
        return start(name, target, () -> objects.add(name, ObjectType.PROCESS, Map.of(), probe -> probe));
    }

    /**
     * Starts a worker; actors that wait for its end wait for the object that {@code object} makes after it has started.
     */
    ChildProcess start(String name, Target target, Supplier<Probe> object) {
        Actor starter = Actor.current();
        gate.pass(starter);
        Worker worker = workerGroup.acquire(target);
        try {
            Probe probe = object.get();
            ActorThread actorThread = actorThreads.begin(
                    name, "process", () -> attend(worker), starter, (int) worker.pid(), probe.object());
            workers.put(name, worker);
            return new WorkerProcess(workerGroup, worker, actorThread.actor(), probe, actorThread::exitCode);
        } catch (RuntimeException | Error e) {
            workerGroup.release(worker);
            throw e;
        }
    }

    /**
     * Sends a signal to a worker.
     *
     * @throws NoSuchElementException if no worker has this name
     * @throws IllegalStateException if it has ended
     */
    void signal(String name, Signal signal) {
        Worker worker = workers.get(name);
        if (worker == null) {
            throw new NoSuchElementException(
                    "There is no worker process '%s' in this run; there are: %s.".formatted(name, workers.keySet()));
        }
        if (!worker.isAlive()) {
            throw new IllegalStateException("%s has ended.".formatted(name));
        }
        signal.send(worker);
    }

    private int attend(Worker worker) {
        Actor actor = Actor.current();
        int code = worker.serve(actor, host);
        if (code < 0 && !worker.wasSentByBody(-code)) {
            grader.died(actor.name(), -code);
        }
        return code;
    }
}
