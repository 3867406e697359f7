package dev.syncline.process.pool;

import dev.syncline.process.ipc.BlockedWait;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.process.ipc.Service;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes that run tasks, like Python's {@code multiprocessing.Pool} or, if it was made as an executor, like
 * {@code concurrent.futures.ProcessPoolExecutor}.
 *
 * <p>When a worker dies, a pool starts another, but the task that the worker was running is lost, and an actor that
 * waits for its result waits forever. An executor is broken then, and its waiting callers get
 * {@link BrokenProcessPool}.
 */
public final class ProcessPool implements Service {
    private static final long POLL_NANOS = 100_000;
    private static final int CHUNKS_PER_WORKER = 4;

    private final ProcessContext context;
    private final Probe probe;
    private final PoolDispatcher dispatcher;
    private final int workers;

    /** Makes a pool whose workers are still to be started; if it {@code breaks}, it behaves as an executor. */
    public ProcessPool(ProcessContext context, int object, int workers, boolean breaks, WorkerStarter starter) {
        if (workers < 1) {
            throw new IllegalArgumentException("Number of processes must be at least 1");
        }
        this.context = context;
        this.workers = workers;
        probe = context.probe(object);
        dispatcher = new PoolDispatcher(context, object, workers, breaks, starter);
    }

    /** Starts the workers. */
    public void start() {
        dispatcher.dispatch();
    }

    /**
     * Applies {@code function} to every item and returns the results in the order of the items. The items are handed
     * over in about four chunks for each worker.
     *
     * @throws RuntimeException the first exception that a worker returned, if one did, when all tasks have ended
     * @throws IllegalStateException if the pool was shut down; Python's {@code ValueError}
     * @throws BrokenProcessPool if this is an executor and a worker has died
     */
    public <T, R> List<R> map(PoolFunction<T, R> function, List<T> items) {
        int chunks = CHUNKS_PER_WORKER * workers;
        return map(function, items, Math.max(1, (items.size() + chunks - 1) / chunks));
    }

    /** The same, with this many items in a chunk. */
    public <T, R> List<R> map(PoolFunction<T, R> function, List<T> items, int chunkSize) {
        try {
            return map(function, items, chunkSize, Timeout.FOREVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e); // there was no timeout
        }
    }

    /**
     * The same, waiting for all results together at most as long as {@code timeout}; Python's
     * {@code map_async(…).get(timeout)}.
     *
     * @throws TimeoutException if not all results have arrived by then
     */
    public <T, R> List<R> map(PoolFunction<T, R> function, List<T> items, int chunkSize, Duration timeout)
            throws TimeoutException {
        return map(function, items, chunkSize, Timeout.nanos(timeout));
    }

    /**
     * Applies {@code function} to every item and passes the results to {@code taker}, on the calling thread, in the
     * order of arrival; Python's {@code imap_unordered}.
     *
     * @throws RuntimeException the first exception that a worker returned, if one did
     */
    public <T, R> void imapUnordered(PoolFunction<T, R> function, List<T> items, int chunkSize, Consumer<R> taker) {
        PoolCall call = dispatcher.open();
        try {
            int count = put(call, function, items, chunkSize);
            for (int i = 0; i < count; i++) {
                PoolResult result = next(call, Timeout.FOREVER);
                if (result == null) {
                    return;
                }
                RuntimeException error = result.error();
                if (error != null) {
                    throw raise(error);
                }
                ProcessPool.<R>values(result).forEach(taker);
            }
        } finally {
            dispatcher.forget(call);
        }
    }

    /** Takes no more tasks; the workers end when they have finished their tasks. */
    public void shutdown() {
        Actor actor = probe.enter();
        if (!dispatcher.isClosed()) {
            probe.record(Kind.CLOSED, actor, 0);
            dispatcher.close(false);
        }
    }

    /** Waits until every worker has ended. */
    public void join() {
        dispatcher.children().forEach(ChildProcess::join);
    }

    @Override
    public void bodyEnded(boolean orderly) {
        dispatcher.close(!orderly); // another thread of the body may still wait for results
    }

    private <T, R> List<R> map(PoolFunction<T, R> function, List<T> items, int chunkSize, long limitNanos)
            throws TimeoutException {
        long deadline = limitNanos == Timeout.FOREVER
                ? limitNanos
                : context.sharedPage().nanos() + limitNanos;
        PoolCall call = dispatcher.open();
        try {
            int count = put(call, function, items, chunkSize);
            PoolResult[] results = new PoolResult[count];
            RuntimeException error = null;
            for (int i = 0; i < count; i++) {
                PoolResult result = next(call, deadline);
                if (result == null) {
                    throw new TimeoutException("%d of %d results have arrived".formatted(i, count));
                }
                results[result.index()] = result;
                error = error == null ? result.error() : error;
            }
            if (error != null) {
                throw raise(error);
            }
            List<R> values = new ArrayList<>();
            for (PoolResult result : results) {
                values.addAll(ProcessPool.<R>values(result));
            }
            return values;
        } finally {
            dispatcher.forget(call);
        }
    }

    /** Submits the items in chunks; returns the number of chunks. */
    @SuppressWarnings("unchecked") // it is applied to these items only
    private <T, R> int put(PoolCall call, PoolFunction<T, R> function, List<T> items, int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("Chunksize must be 1+, not " + chunkSize);
        }
        int count = 0;
        for (int from = 0; from < items.size(); from += chunkSize) {
            List<T> chunk = List.copyOf(items.subList(from, Math.min(from + chunkSize, items.size())));
            Actor actor = probe.enter();
            if (dispatcher.isClosed()) {
                throw raise(new IllegalStateException("Pool not running"));
            }
            String text = chunk.size() == 1 ? Repr.of(chunk.get(0)) : Repr.of(chunk);
            byte[] task = Pickle.dump(new PoolTask(
                    call.id(),
                    count++,
                    actor.id(),
                    actor.name(),
                    text,
                    (PoolFunction<Object, Object>) function,
                    chunk));
            probe.record(Kind.PUT, actor, 0, null, text);
            dispatcher.add(task);
            dispatcher.dispatch();
        }
        return count;
    }

    /** The next result of a call, waiting for it until {@code deadline}; null if that has passed. */
    private @Nullable PoolResult next(PoolCall call, long deadline) {
        Actor actor = probe.enter();
        dispatcher.dispatch();
        PoolResult result = call.arrived().poll();
        if (result == null && !dispatcher.isBroken()) {
            boolean timed = deadline != Timeout.FOREVER;
            probe.recordWait(actor, "waits for the next result", timed);
            result = await(call, actor, deadline);
        }
        if (result != null) {
            probe.record(Kind.RECEIVED, actor, 0, new Actor(result.worker(), result.workerName()), result.text());
        } else if (dispatcher.isBroken()) {
            BrokenProcessPool error = new BrokenProcessPool();
            probe.raise(actor, Repr.both(error));
            throw error;
        } else {
            probe.raise(actor, "TimeoutError (Java: TimeoutException)");
        }
        return result;
    }

    private @Nullable PoolResult await(PoolCall call, Actor actor, long deadline) {
        SharedPage sharedPage = context.sharedPage();
        long limit = deadline == Timeout.FOREVER ? deadline : Math.max(Timeout.NOW, deadline - sharedPage.nanos());
        BlockedWait.poll(context, actor, limit, POLL_NANOS, () -> {
            dispatcher.dispatch();
            return dispatcher.isBroken() || !call.arrived().isEmpty();
        });
        return call.arrived().poll();
    }

    private RuntimeException raise(RuntimeException error) {
        probe.raise(Actor.current(), Repr.both(error));
        return error;
    }

    @SuppressWarnings("unchecked") // the function returned them
    private static <R> List<R> values(PoolResult result) {
        return (List<R>) result.values();
    }
}
