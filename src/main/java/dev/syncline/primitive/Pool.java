package dev.syncline.primitive;

import dev.syncline.primitive.error.ShutDown;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Workers that take tasks from one queue, like Python's {@code ThreadPoolExecutor} and {@code multiprocessing.Pool}.
 *
 * <p>A task that ends with an exception does not end its worker; the actor that asks for the result gets the exception.
 */
public final class Pool {
    private record Task(String name, Runnable body) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Probe probe;
    private final Queue<Task> tasks;

    /**
     * Makes a pool and starts its workers, "Worker 1" to "Worker n".
     *
     * @param workers how many, 1 or more
     * @param start starts an actor of this name with this body, for example {@code Stage::start}
     * @throws IllegalArgumentException if there is fewer than 1 worker
     */
    public Pool(int workers, BiConsumer<String, Runnable> start, Probe probe) {
        this(workers, "Worker", start, probe);
    }

    /**
     * Makes a pool and starts its workers, named {@code worker} and a number from 1.
     *
     * @param workers how many, 1 or more
     * @param worker the name of a worker, so that two pools can be told apart
     * @param start starts an actor of this name with this body, for example {@code Stage::start}
     * @throws IllegalArgumentException if there is fewer than 1 worker
     */
    public Pool(int workers, String worker, BiConsumer<String, Runnable> start, Probe probe) {
        if (workers < 1) {
            throw new IllegalArgumentException("Number of processes must be at least 1");
        }
        this.probe = probe;
        tasks = new Queue<>(0, false, probe, new QueuedItems.Row<>(false), "waits for a task: there is none");
        for (int n = 1; n <= workers; n++) {
            start.accept(worker + " " + n, this::work);
        }
    }

    /**
     * Submits a task and returns at once.
     *
     * @param name the name of the task on the screen
     * @throws ShutDown if the pool was shut down
     * @throws Killed if the actor was killed
     */
    public <R> Future<R> submit(String name, Supplier<R> task) {
        PoolResults<R> results = new PoolResults<>(probe, "the result of " + name);
        put(name, task, results);
        return new Future<>(results);
    }

    /**
     * Applies {@code function} to every item, on all workers, and returns the results in the order of the items.
     *
     * @throws RuntimeException the first exception, in the order of the items, that ended a task, if one did
     * @throws ShutDown if the pool was shut down
     * @throws Killed if the actor was killed
     */
    public <T, R> List<R> map(Function<T, R> function, List<T> items) {
        List<Future<R>> futures = new ArrayList<>();
        for (T item : items) {
            futures.add(submit(item.toString(), () -> function.apply(item)));
        }
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            results.add(future.result());
        }
        return results;
    }

    /**
     * Applies {@code function} to every item, on all workers, and passes the results to {@code taker}, on the calling
     * thread, in the order of completion; Python's {@code imap_unordered}.
     *
     * @throws RuntimeException the first exception that ended a task, if one did
     * @throws ShutDown if the pool was shut down
     * @throws Killed if the actor was killed
     */
    public <T, R> void imapUnordered(Function<T, R> function, List<T> items, Consumer<R> taker) {
        PoolResults<R> results = new PoolResults<>(probe, "the next result");
        for (T item : items) {
            put(item.toString(), () -> function.apply(item), results);
        }
        for (int i = 0; i < items.size(); i++) {
            taker.accept(results.next(false).get());
        }
    }

    /** Takes no more tasks; the workers end when they have done those that were submitted. */
    public void shutdown() {
        tasks.shutdown(false);
    }

    /** How many tasks wait for a worker at this moment. */
    public int size() {
        return tasks.size();
    }

    private <R> void put(String name, Supplier<R> task, PoolResults<R> results) {
        tasks.put(new Task(name, () -> results.add(run(task))));
    }

    /** Runs one task and marks it as done before its result can be seen. */
    private <R> PoolResults.Result<R> run(Supplier<R> task) {
        Actor worker = Actor.current();
        try {
            R value = Objects.requireNonNull(task.get(), "a task returns no null");
            tasks.taskDone();
            return new PoolResults.Result<>(worker, probe.textOf(value), value, null);
        } catch (RuntimeException error) {
            tasks.taskDone();
            return new PoolResults.Result<>(worker, error.toString(), null, error);
        }
    }

    private void work() {
        try {
            while (true) {
                tasks.get().body.run();
            }
        } catch (ShutDown end) {
            // all tasks are done, and there will be no more
        }
    }
}
