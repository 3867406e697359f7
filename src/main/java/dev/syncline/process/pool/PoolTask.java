package dev.syncline.process.pool;

import java.io.Serializable;
import java.util.List;

/**
 * A task of a pool of processes: a few items, which Python calls a chunk.
 *
 * @param call for whom it is, of those who wait for results
 * @param index its place among the tasks of that call
 * @param caller the number of the actor who put it in
 * @param callerName its name
 * @param text the items in words
 * @param function what to compute of each
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
