package dev.syncline.process.pool;

import dev.syncline.process.ipc.Repr;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a task of a pool of processes.
 *
 * @param call the call that it belongs to
 * @param index the index of the task in its call
 * @param worker the number of the actor that ran the task
 * @param workerName its name
 * @param values the results, one for each item
 * @param error the exception that ended the task instead
 */
record PoolResult(
        int call,
        int index,
        int worker,
        String workerName,
        List<?> values,
        @Nullable RuntimeException error) implements Serializable {
    /** The result as text. */
    String text() {
        RuntimeException failure = error;
        if (failure != null) {
            return Repr.of(failure);
        }
        return values.size() == 1 ? Repr.of(values.get(0)) : Repr.of(values);
    }
}
