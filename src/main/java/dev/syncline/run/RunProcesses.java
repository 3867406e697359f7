package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Probe;
import dev.syncline.process.Backstage;
import dev.syncline.process.ChildProcess;
import dev.syncline.process.DuplexPipe;
import dev.syncline.process.JoinableQueue;
import dev.syncline.process.Pipe;
import dev.syncline.process.ProcessLock;
import dev.syncline.process.ProcessQueue;
import dev.syncline.process.ProcessRLock;
import dev.syncline.process.SharedThings;
import dev.syncline.process.SharedValue;
import dev.syncline.process.Target;
import dev.syncline.process.Worker;
import dev.syncline.process.Workshop;
import dev.syncline.scenario.Processes;
import java.io.Serializable;
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
        this.things = workshop.things(gate, troupe::beginHelper);
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
    public <T extends Serializable> Pipe<T> pipe(String name) {
        return objects.add(name, "Pipe", Map.of("initial", 0), probe -> things.pipe(probe.object()));
    }

    @Override
    public <T extends Serializable> DuplexPipe<T> duplexPipe(String name) {
        int there = objects.add(name + " 1 to 2", "Pipe", Map.of("initial", 0), Probe::object);
        int back = objects.add(name + " 2 to 1", "Pipe", Map.of("initial", 0), Probe::object);
        return things.duplexPipe(there, back);
    }

    @Override
    public <T extends Serializable> ProcessQueue<T> queue(String name, int capacity) {
        Pipe<T> pipe = pipe(name + " pipe");
        return objects.add(name, "ProcessQueue", room(capacity), p -> things.queue(p.object(), capacity, pipe));
    }

    @Override
    public <T extends Serializable> JoinableQueue<T> joinableQueue(String name, int capacity) {
        Pipe<T> pipe = pipe(name + " pipe");
        return objects.add(
                name, "JoinableQueue", room(capacity), p -> things.joinableQueue(p.object(), capacity, pipe));
    }

    private static Map<String, Object> room(int capacity) {
        return Map.of("capacity", Math.max(capacity, 0));
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
