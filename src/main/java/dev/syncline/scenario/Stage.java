package dev.syncline.scenario;

import dev.syncline.primitive.AnyLock;
import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.BoundedSemaphore;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.LifoQueue;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.PerThread;
import dev.syncline.primitive.Pool;
import dev.syncline.primitive.PriorityQueue;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedReference;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.primitive.SimpleQueue;
import dev.syncline.primitive.Timer;
import dev.syncline.process.ipc.ExecutionContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the body of a scenario works with: knobs, objects, actors, and time.
 *
 * <p>Every method may be called from the body and from any actor. Every method that names an actor or an object refuses
 * a name that is taken in this run with an {@link IllegalArgumentException}. When the run is stopped, every method that
 * takes time ends with {@link dev.syncline.trace.Killed}, which a body lets through.
 */
public interface Stage extends ExecutionContext {
    /** Makes a lock without an owner. */
    Lock lock(String name);

    /** Makes a lock without an owner that hands itself over in the order of arrival if it is {@code fair}. */
    Lock lock(String name, boolean fair);

    /** Makes a re-entrant lock. */
    RLock rLock(String name);

    /** Makes a semaphore with {@code value} permits, 0 or more. */
    Semaphore semaphore(String name, int value);

    /** Makes a semaphore that refuses to be released above its first value. */
    BoundedSemaphore boundedSemaphore(String name, int value);

    /** Makes an event whose flag is cleared. */
    Event event(String name);

    /** Makes a condition of a lock of this stage; a lock may have several. */
    Condition condition(String name, AnyLock lock);

    /** Makes a barrier for this many parties, 1 or more. */
    Barrier barrier(String name, int parties);

    /** Makes a barrier for this many parties; the last to arrive runs {@code action} before any of them continues. */
    Barrier barrier(String name, int parties, Runnable action);

    /** Makes a barrier for this many parties; {@code timeout} applies to every wait without its own. */
    default Barrier barrier(String name, int parties, Duration timeout) {
        return barrier(name, parties, () -> {}, timeout);
    }

    /** Makes a barrier with an action, and with a timeout that applies to every wait without its own. */
    Barrier barrier(String name, int parties, Runnable action, Duration timeout);

    /** Makes a latch that opens when it has been counted down {@code count} times. */
    Latch latch(String name, int count);

    /**
     * Makes a first-in-first-out queue; a {@code capacity} of 0 or less is unbounded. What a user puts into it is text.
     */
    <T> Queue<T> queue(String name, int capacity);

    /** Makes a queue that gives back last what was put first; a {@code capacity} of 0 or less is unbounded. */
    <T> LifoQueue<T> lifoQueue(String name, int capacity);

    /** Makes a queue that gives the smallest item first; a {@code capacity} of 0 or less is unbounded. */
    <T extends Comparable<T>> PriorityQueue<T> priorityQueue(String name, int capacity);

    /** Makes an unbounded first-in-first-out queue without tasks. */
    <T> SimpleQueue<T> simpleQueue(String name);

    /** Makes a pool and starts its workers, "Worker 1" to "Worker n". */
    Pool pool(String name, int workers);

    /** Makes a pool beside another one, and starts its workers, called {@code worker} and a number from 1. */
    Pool pool(String name, int workers, String worker);

    /**
     * Makes data of which every thread has its own; {@code initialiser} fills it in each thread before its first use.
     */
    PerThread perThread(String name, Consumer<PerThread> initialiser);

    /** Makes a plain variable whose every read and write is an event; nothing about it is atomic. */
    SharedVariable variable(String name, int value);

    /** Makes such a variable that refers to any object, or to none. */
    SharedReference reference(String name, @Nullable Object value);

    /**
     * Makes a timer, which is not started yet: it runs {@code function} after {@code interval} unless it is cancelled before.
     * Its thread has the same name, on its lane.
     */
    Timer timer(String name, Duration interval, Runnable function);

    /** Starts an actor on a thread of its own; its name is the label of its lane. */
    void start(String name, Runnable body);

    /**
     * Worker processes, and what they can share.
     *
     * @throws IllegalStateException if the engine of this run is not {@code processes}
     */
    Processes processes();

    /** Waits until every actor has ended that was started so far, or is started meanwhile. */
    void joinAll();

    /**
     * Sleeps until every other actor waits for something or has ended, so that an order that the lesson needs does not
     * depend on how fast the machine is. Several actors that do so meet there: they proceed together, when every other one
     * waits. Leaves no trace in the log if they all wait already. Only between threads.
     *
     * @return whether any of them waits for an object, and not only for others to end
     */
    boolean untilOthersWait();
}
