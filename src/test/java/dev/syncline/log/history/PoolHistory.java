package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** A pool: a queue of tasks, and results that are not available before a task is done. */
final class PoolHistory extends ObjectHistory {
    private final QueueHistory tasks = new QueueHistory(0, QueueHistory.Order.FIRST);
    private long done;

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case PUT, TAKEN, CLOSED -> tasks.follow(event, endsWait);
            case DONE -> {
                done++;
                yield tasks.follow(event, endsWait);
            }
            case RECEIVED -> done > 0 ? null : "no task is done";
            case RAISED ->
                done > 0
                                || String.valueOf(event.text())
                                        .matches("(queue.ShutDown|TimeoutError|CancelledError|RuntimeError).*")
                        ? null
                        : "no task has failed";
            case PASSED, TIMED_OUT -> null; // CPython's wait for several results
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
