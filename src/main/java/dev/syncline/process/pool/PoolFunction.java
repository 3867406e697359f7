package dev.syncline.process.pool;

import dev.syncline.process.ipc.ExecutionContext;
import java.io.Serializable;

/**
 * The function that a pool of processes applies to an item. It is copied to the workers, with what it captures.
 *
 * @param <T> the type of the items, serializable
 * @param <R> the type of the results, serializable
 */
@FunctionalInterface
public interface PoolFunction<T, R> extends Serializable {
    /** Applies the function to an item, in a worker with this context. */
    R apply(ExecutionContext context, T item);
}
