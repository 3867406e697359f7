package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Probe;
import dev.syncline.process.AnyProcessLock;
import dev.syncline.process.Backstage;
import dev.syncline.process.ChildProcess;
import dev.syncline.process.ProcessBarrier;
import dev.syncline.process.ProcessBoundedSemaphore;
import dev.syncline.process.ProcessCondition;
import dev.syncline.process.ProcessEvent;
import dev.syncline.process.ProcessLock;
import dev.syncline.process.ProcessRLock;
import dev.syncline.process.ProcessSemaphore;
import dev.syncline.process.RobustLock;
import dev.syncline.process.SharedThings;
import dev.syncline.process.SharedValue;
import dev.syncline.process.Target;
import dev.syncline.process.Worker;
import dev.syncline.process.Workshop;
import dev.syncline.scenario.Processes;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/** The worker processes of one run, and its objects that they share. */
final class RunProcesses implements Processes {
    private final Workshop workshop;
    private final Backstage backstage;
    private final SharedThings things;
    private final RunGate gate;
    private final Troupe troupe;
    private final Objects objects;
    private final Judge judge;
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();

    RunProcesses(Workshop workshop, Backstage backstage, RunGate gate, Troupe troupe, Objects objects, Judge judge) {
        this.workshop = workshop;
        this.backstage = backstage;
        this.things = workshop.things(gate);
        this.gate = gate;
        this.troupe = troupe;
        this.objects = objects;
        this.judge = judge;
    }

    @Override
    public ChildProcess start(String name, Target target) {
        Actor starter = Actor.current();
        gate.pass(starter);
        Worker worker = workshop.hire(target);
        Part part;
        Probe probe;
        try {
            probe = objects.add(name, "Process", Map.of(), p -> p);
            part = troupe.begin(name, "process", () -> attend(worker), starter, (int) worker.pid());
        } catch (RuntimeException | Error e) {
            workshop.dismiss(worker);
            throw e;
        }
        workers.put(name, worker);
        worker.awaitReady(starter);
        return new ChildProcess(workshop, worker, part.actor(), probe, part::exitCode);
    }

    @Override
    public ProcessLock lock(String name) {
        return objects.add(name, "ProcessLock", Map.of(), probe -> things.lock(probe.object()));
    }

    @Override
    public ProcessRLock rLock(String name) {
        return objects.add(name, "ProcessRLock", Map.of(), probe -> things.rLock(probe.object()));
    }

    @Override
    public SharedValue value(String name, int initial) {
        ProcessRLock lock = rLock(name + " lock");
        return objects.add(
                name, "SharedValue", Map.of("initial", initial), probe -> things.value(probe.object(), initial, lock));
    }

    @Override
    public SharedValue valueWithoutLock(String name, int initial) {
        return objects.add(
                name, "SharedValue", Map.of("initial", initial), probe -> things.value(probe.object(), initial, null));
    }

    @Override
    public RobustLock robustLock(String name) {
        return objects.add(name, "RobustLock", Map.of(), probe -> things.robustLock(probe.object()));
    }

    @Override
    public ProcessSemaphore semaphore(String name, int value) {
        return objects.add(
                name, "ProcessSemaphore", Map.of("initial", value), p -> things.semaphore(p.object(), value));
    }

    @Override
    public ProcessBoundedSemaphore boundedSemaphore(String name, int value) {
        return objects.add(
                name,
                "ProcessBoundedSemaphore",
                Map.of("initial", value),
                p -> things.boundedSemaphore(p.object(), value));
    }

    @Override
    public ProcessEvent event(String name) {
        return objects.add(name, "ProcessEvent", Map.of(), probe -> things.event(probe.object()));
    }

    @Override
    public ProcessCondition condition(String name, AnyProcessLock lock) {
        return objects.add(name, "ProcessCondition", Map.of(), probe -> things.condition(probe.object(), lock));
    }

    @Override
    public ProcessBarrier barrier(String name, int parties) {
        return barrier(name, parties, () -> {});
    }

    @Override
    public ProcessBarrier barrier(String name, int parties, ProcessBarrier.Action action) {
        return objects.add(
                name, "ProcessBarrier", Map.of("parties", parties), p -> things.barrier(p.object(), parties, action));
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
        if (code < 0 && !worker.wasEndedByBody()) {
            judge.died(actor.name(), -code);
        }
        return code;
    }
}
