package dev.syncline.process.pool;

import dev.syncline.process.ipc.ExecutionContext;
import java.io.Serializable;

/**
 * What a pool of processes computes of an item. It is copied to the workers, with what it captures.
 *
 * @param <T> an item, serializable
 * @param <R> a result, serializable
 */
@FunctionalInterface
public interface PoolFunction<T, R> extends Serializable {
    /** Computes it, in the worker that stands at {@code place}. */
    R apply(ExecutionContext place, T item);
}
