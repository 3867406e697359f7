package dev.syncline.process.ipc;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What a body can use wherever it runs, in a thread of the server or in a worker process: knobs, time and output. */
public interface ExecutionContext {
    /** The current value of a knob of type integer. */
    int integer(String knob);

    /** The current value of a knob of type number. */
    double number(String knob);

    /** The current value of a switch. */
    boolean isOn(String knob);

    /** The current value of a choice. */
    String choice(String knob);

    /** The calling actor's own random numbers, which depend on the run's seed and the actor's name. */
    RandomGenerator random();

    /**
     * Spends {@code millis} milliseconds as pretended work: the lane shows "working", but the processor is left to the
     * other actors. Use {@link #compute} for what is to be measured.
     */
    void work(double millis);

    /** Runs {@code body} for real while the lane shows "working", and returns its result. */
    <R> R compute(Supplier<R> body);

    /** Milliseconds since the run began, by the clock of the run. */
    double millis();

    /** Sleeps for {@code millis} milliseconds while the lane shows "sleeping". */
    void sleep(double millis);

    /** Prints a line, in the lane of the calling actor. */
    void print(String line);
}
