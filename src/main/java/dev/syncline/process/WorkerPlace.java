package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Observer;
import dev.syncline.primitive.Probe;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The place of a body that runs in a worker. */
final class WorkerPlace implements Place {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final int LONGEST_LINE = 500;

    private final Observer observer;
    private final WorkerGate gate;
    private final long seed;
    private final Map<Integer, RandomGenerator> randoms = new ConcurrentHashMap<>();

    WorkerPlace(Observer observer, WorkerGate gate, long seed) {
        this.observer = observer;
        this.gate = gate;
        this.seed = seed;
    }

    @Override
    public int integer(String knob) {
        return Integer.parseInt(knob(knob));
    }

    @Override
    public double number(String knob) {
        return Double.parseDouble(knob(knob));
    }

    @Override
    public boolean isOn(String knob) {
        return Boolean.parseBoolean(knob(knob));
    }

    @Override
    public String choice(String knob) {
        return knob(knob);
    }

    @Override
    public RandomGenerator random() {
        Actor actor = Actor.current();
        return randoms.computeIfAbsent(
                actor.id(), id -> new SplittableRandom(seed * 31 + actor.name().hashCode()));
    }

    @Override
    public void work(double millis) {
        take(Kind.WORKING, millis);
    }

    @Override
    public <R> R compute(Supplier<R> body) {
        Actor actor = Actor.current();
        gate.pass(actor);
        record(Kind.WORKING, actor, 0, null);
        R result = body.get();
        record(Kind.RESUMED, actor, 0, null);
        return result;
    }

    @Override
    public double millis() {
        return gate.nanos() / NANOS_PER_MILLI;
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
        record(Kind.PRINTED, actor, 0, text);
    }

    private String knob(String name) {
        return gate.control(Actor.current()).knob(name);
    }

    private void take(Kind kind, double millis) {
        Actor actor = Actor.current();
        gate.pass(actor);
        if (!(millis > 0)) {
            return;
        }
        record(kind, actor, (int) (millis * MICROS_PER_MILLI), null);
        gate.control(actor).rest((long) (millis * NANOS_PER_MILLI));
        record(Kind.RESUMED, actor, 0, null);
    }

    private void record(Kind kind, Actor actor, int value, @Nullable String text) {
        observer.record(kind, actor, Probe.NO_OBJECT, value, null, text, false);
    }
}
