package dev.syncline.process.pool;

import java.io.Serializable;
import java.util.List;

/**
 * A task of a pool of processes: a few items, which Python calls a chunk.
 *
 * @param call the call that it belongs to
 * @param index its index among the tasks of that call
 * @param caller the number of the actor that submitted it
 * @param callerName its name
 * @param text the items as text
 * @param function the function to apply to each item
 * @param items the items
 */
record PoolTask(
        int call,
        int index,
        int caller,
        String callerName,
        String text,
        PoolFunction<Object, Object> function,
        List<?> items)
        implements Serializable {}
