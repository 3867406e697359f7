package dev.syncline.primitive;

import dev.syncline.trace.Killed;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The result, possibly still to come, of a task of a {@link Pool}, like Python's {@code concurrent.futures.Future}.
 *
 * @param <R> the type of the result
 */
public final class Future<R> {
    private final PoolResults<R> results;

    Future(PoolResults<R> results) {
        this.results = results;
    }

    /**
     * The result, waiting for it as long as it takes.
     *
     * @throws RuntimeException the exception that ended the task, if one did
     * @throws Killed if the actor was killed
     */
    public R result() {
        return results.next(true).get();
    }

    /**
     * The result, waiting for it at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @throws RuntimeException the exception that ended the task, if one did
     * @throws TimeoutException if it was not there in time
     * @throws Killed if the actor was killed
     */
    public R result(Duration timeout) throws TimeoutException {
        return results.next(Timeout.nanos(timeout), true)
                .orElseThrow(() -> new TimeoutException("the task is not done yet"))
                .get();
    }

    /** Whether the task has ended, with a result or with an exception. */
    public boolean isDone() {
        return results.size() > 0;
    }
}
