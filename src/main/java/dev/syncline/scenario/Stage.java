package dev.syncline.scenario;

import dev.syncline.primitive.BoundedSemaphore;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedVariable;
import java.util.random.RandomGenerator;

/**
 * All that the body of a scenario has: knobs, objects, actors, and time.
 *
 * <p>Every method may be called from the body and from any actor. Every method that names an actor or an object refuses
 * a name that is taken in this run with an {@link IllegalArgumentException}. When the run is stopped, every method that
 * takes time ends with {@link dev.syncline.primitive.Killed}, which a body lets through.
 */
public interface Stage {
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

    /** Makes a lock without an owner. */
    Lock lock(String name);

    /** Makes a re-entrant lock. */
    RLock rLock(String name);

    /** Makes a semaphore with {@code value} permits, 0 or more. */
    Semaphore semaphore(String name, int value);

    /** Makes a semaphore that refuses to be released above its first value. */
    BoundedSemaphore boundedSemaphore(String name, int value);

    /** Makes an event whose flag is cleared. */
    Event event(String name);

    /** Makes a first-in-first-out queue; a {@code capacity} of 0 or less is unbounded. */
    <T> Queue<T> queue(String name, int capacity);

    /** Makes a plain variable whose every read and write is an event; nothing about it is atomic. */
    SharedVariable variable(String name, int value);

    /** Starts a thread that plays an actor with this name, which is the label of its lane. */
    void start(String name, Runnable body);

    /** Waits until every actor that was started so far has ended. */
    void joinAll();

    /** Computes for about {@code millis} milliseconds: the processor is busy, the lane says "working". */
    void work(double millis);

    /** Sleeps for {@code millis} milliseconds: the processor is free, the lane says "sleeping". */
    void sleep(double millis);

    /** Prints a line, in the lane of the calling actor. */
    void print(String line);

    /**
     * Says how the run ended; the last call counts.
     *
     * @param id the id of an outcome that the scenario declares
     * @param sentence what was seen, with its figures
     */
    void outcome(String id, String sentence);
}
