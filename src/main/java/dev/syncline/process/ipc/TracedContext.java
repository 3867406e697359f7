package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An execution context whose work, sleep and output are events of a log; subclasses provide the time and the knobs. */
public abstract class TracedContext implements ExecutionContext {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final int MAX_LINE_LENGTH = 500;

    private final Observer observer;
    private final Gate gate;
    private final long seed;
    private final Map<Integer, RandomGenerator> randoms = new ConcurrentHashMap<>();

    /**
     * Makes the context of a run with this seed, whose operations pass {@code gate} and are reported to
     * {@code observer}.
     */
    protected TracedContext(Observer observer, Gate gate, long seed) {
        this.observer = observer;
        this.gate = gate;
        this.seed = seed;
    }

    /** Waits {@code nanos} of the run's clock, while the actor works or sleeps. */
    protected abstract void rest(Actor actor, long nanos);

    @Override
    public final RandomGenerator random() {
        Actor actor = Actor.current();
        return randoms.computeIfAbsent(
                actor.id(), id -> new SplittableRandom(seed * 31 + actor.name().hashCode()));
    }

    @Override
    public final void work(double millis) {
        spend(Kind.WORKING, millis);
    }

    @Override
    public final <R> R compute(Supplier<R> body) {
        Actor actor = Actor.current();
        gate.pass(actor);
        record(Kind.WORKING, actor, 0, null);
        R result = body.get();
        record(Kind.RESUMED, actor, 0, null);
        return result;
    }

    @Override
    public final double millis() {
        return gate.nanos() / NANOS_PER_MILLI;
    }

    @Override
    public final void sleep(double millis) {
        spend(Kind.SLEEPING, millis);
    }

    @Override
    public final void print(String line) {
        Actor actor = Actor.current();
        gate.pass(actor);
        String text = line.length() <= MAX_LINE_LENGTH ? line : line.substring(0, MAX_LINE_LENGTH) + "…";
        record(Kind.PRINTED, actor, 0, text);
    }

    private void spend(Kind kind, double millis) {
        Actor actor = Actor.current();
        gate.pass(actor);
        if (!(millis > 0)) {
            return;
        }
        record(kind, actor, (int) (millis * MICROS_PER_MILLI), null);
        rest(actor, (long) (millis * NANOS_PER_MILLI));
        record(Kind.RESUMED, actor, 0, null);
    }

    /**
     * Records that the actor sleeps for no given time while {@code rest} runs: {@code until} says what for. It does not
     * resume if that kills it.
     */
    protected final void sleepUntil(Actor actor, String until, Runnable rest) {
        record(Kind.SLEEPING, actor, 0, until);
        rest.run();
        record(Kind.RESUMED, actor, 0, null);
    }

    private void record(Kind kind, Actor actor, int value, @Nullable String text) {
        observer.record(kind, actor, Probe.NONE, value, null, text, false);
    }
}
