package dev.syncline.process.ipc;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What a body has wherever it runs, in a thread of the server or in a worker process: knobs, time, and its output. */
public interface ExecutionContext {
    /** The value, now, of a knob of type integer. */
    int integer(String knob);

    /** The value, now, of a knob of type number. */
    double number(String knob);

    /** The value, now, of a switch. */
    boolean isOn(String knob);

    /** The value, now, of a choice. */
    String choice(String knob);

    /** Random numbers of the calling actor's own; the run's seed and the actor's name decide them. */
    RandomGenerator random();

    /**
     * Takes {@code millis} milliseconds, as work would: the lane says "working". It stands for work that is beside the
     * point, so it leaves the processor to the others; what is to be measured is done by {@link #compute}.
     */
    void work(double millis);

    /** Really computes {@code body}, on the processor, while the lane says "working", and returns what it gives. */
    <R> R compute(Supplier<R> body);

    /** Milliseconds since the run began, by its clock: for what is measured on the stage. */
    double millis();

    /** Sleeps for {@code millis} milliseconds: the processor is free, the lane says "sleeping". */
    void sleep(double millis);

    /** Prints a line, in the lane of the calling actor. */
    void print(String line);
}
