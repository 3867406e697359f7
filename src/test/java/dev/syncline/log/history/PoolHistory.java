package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** A pool: a queue of tasks, and results that are not available before a task is done. */
final class PoolHistory extends ObjectHistory {
    private final QueueHistory tasks = new QueueHistory(0, QueueHistory.Order.FIRST);
    private long done;

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case PUT, TAKEN, CLOSED -> tasks.follow(kind, actor, value, text, endsWait);
            case DONE -> {
                done++;
                yield tasks.follow(kind, actor, value, text, endsWait);
            }
            case RECEIVED -> done > 0 ? null : "no task is done";
            case RAISED ->
                done > 0 || String.valueOf(text).matches("(queue.ShutDown|TimeoutError).*")
                        ? null
                        : "no task has failed";
            default -> strange(kind);
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
