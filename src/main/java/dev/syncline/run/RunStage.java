package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.BoundedSemaphore;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Observer;
import dev.syncline.primitive.Probe;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.scenario.Stage;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The stage of one run. */
final class RunStage implements Stage {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final int LONGEST_LINE = 500;

    private final Knobs knobs;
    private final long seed;
    private final Objects objects;
    private final Troupe troupe;
    private final Judge judge;
    private final RunGate gate;
    private final Observer observer;
    private final Map<Actor, RandomGenerator> randoms = new ConcurrentHashMap<>();

    RunStage(Knobs knobs, long seed, Objects objects, Troupe troupe, Judge judge, RunGate gate, Observer observer) {
        this.knobs = knobs;
        this.seed = seed;
        this.objects = objects;
        this.troupe = troupe;
        this.judge = judge;
        this.gate = gate;
        this.observer = observer;
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
    public RandomGenerator random() {
        return randoms.computeIfAbsent(
                Actor.current(),
                actor -> new SplittableRandom(seed * 31 + actor.name().hashCode()));
    }

    @Override
    public Lock lock(String name) {
        return objects.add(name, "Lock", Map.of(), probe -> new Lock(false, probe));
    }

    @Override
    public RLock rLock(String name) {
        return objects.add(name, "RLock", Map.of(), probe -> new RLock(false, probe));
    }

    @Override
    public Semaphore semaphore(String name, int value) {
        return objects.add(name, "Semaphore", Map.of("initial", value), probe -> new Semaphore(value, false, probe));
    }

    @Override
    public BoundedSemaphore boundedSemaphore(String name, int value) {
        return objects.add(
                name, "BoundedSemaphore", Map.of("initial", value), p -> new BoundedSemaphore(value, false, p));
    }

    @Override
    public Event event(String name) {
        return objects.add(name, "Event", Map.of(), Event::new);
    }

    @Override
    public <T> Queue<T> queue(String name, int capacity) {
        Map<String, Object> attributes = Map.of("capacity", Math.max(capacity, 0));
        return objects.add(name, "Queue", attributes, probe -> new Queue<T>(capacity, false, probe));
    }

    @Override
    public SharedVariable variable(String name, int value) {
        return objects.add(name, "SharedVariable", Map.of("initial", value), probe -> new SharedVariable(value, probe));
    }

    @Override
    public void start(String name, Runnable body) {
        Actor starter = Actor.current();
        gate.pass(starter);
        troupe.begin(name, "thread", body, starter);
    }

    @Override
    public void joinAll() {
        troupe.joinAll(Actor.current());
    }

    @Override
    public void work(double millis) {
        take(Kind.WORKING, millis);
    }

    @Override
    public void sleep(double millis) {
        take(Kind.SLEEPING, millis);
    }

    @Override
    public void print(String line) {
        Actor actor = Actor.current();
        gate.pass(actor);
        String text = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
        observer.record(Kind.PRINTED, actor, Probe.NO_OBJECT, 0, null, text, false);
    }

    @Override
    public void outcome(String id, String sentence) {
        judge.report(id, sentence);
    }

    private void take(Kind kind, double millis) {
        Actor actor = Actor.current();
        gate.pass(actor);
        if (!(millis > 0)) {
            return;
        }
        observer.record(kind, actor, Probe.NO_OBJECT, (int) (millis * MICROS_PER_MILLI), null, null, false);
        gate.rest(actor, gate.nanos() + (long) (millis * NANOS_PER_MILLI));
        observer.record(Kind.RESUMED, actor, Probe.NO_OBJECT, 0, null, null, false);
    }
}
