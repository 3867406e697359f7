package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Probe;
import dev.syncline.process.Backstage;
import dev.syncline.process.ChildProcess;
import dev.syncline.process.Target;
import dev.syncline.process.Worker;
import dev.syncline.process.Workshop;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The worker processes of one run: starts them, knows them by their names, and tells the judge how they died. */
final class RunWorkers {
    private final Workshop workshop;
    private final Backstage backstage;
    private final RunGate gate;
    private final Troupe troupe;
    private final Objects objects;
    private final Judge judge;
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();

    RunWorkers(Workshop workshop, Backstage backstage, RunGate gate, Troupe troupe, Objects objects, Judge judge) {
        this.workshop = workshop;
        this.backstage = backstage;
        this.gate = gate;
        this.troupe = troupe;
        this.objects = objects;
        this.judge = judge;
    }

    /** Starts a worker, which is an object of the run, too: others wait for its end. */
    ChildProcess start(String name, Target target) {
        return start(name, target, () -> objects.add(name, "Process", Map.of(), probe -> probe));
    }

    /** Starts a worker; who waits for its end waits for the object that {@code object} makes when there is one. */
    ChildProcess start(String name, Target target, Supplier<Probe> object) {
        Actor starter = Actor.current();
        gate.pass(starter);
        Worker worker = workshop.hire(target);
        try {
            Probe probe = object.get();
            Part part =
                    troupe.begin(name, "process", () -> attend(worker), starter, (int) worker.pid(), probe.object());
            workers.put(name, worker);
            return new ChildProcess(workshop, worker, part.actor(), probe, part::exitCode);
        } catch (RuntimeException | Error e) {
            workshop.dismiss(worker);
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
        int code = worker.attend(actor, backstage);
        if (code < 0 && !worker.wasSentByBody(-code)) {
            judge.died(actor.name(), -code);
        }
        return code;
    }
}
