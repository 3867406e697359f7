package dev.syncline.process.pool;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One call of a pool of processes that waits for results.
 *
 * @param id its number in the pool
 * @param arrived the results that have arrived and were not taken
 */
record PoolCall(int id, Queue<PoolResult> arrived) {
    /** A call without results. */
    static PoolCall of(int id) {
        return new PoolCall(id, new ConcurrentLinkedQueue<>());
    }
}
