package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool of processes: a task is done by the worker that has taken it, and no result is available before a task is
 * done.
 */
final class ProcessPoolHistory extends ObjectHistory {
    private final QueueHistory tasks = new QueueHistory(0, QueueHistory.Order.ANY);
    private final Set<Integer> busy = new HashSet<>();
    private int results;

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case PUT -> tasks.follow(kind, actor, value, text, endsWait);
            case TAKEN -> busy.add(actor) ? tasks.follow(kind, actor, value, text, endsWait) : "it has a task";
            case DONE -> {
                results++;
                yield busy.remove(actor) ? tasks.follow(kind, actor, value, text, endsWait) : "it has no task";
            }
            case RECEIVED -> --results >= 0 ? null : "no result is there";
            case CLOSED, PASSED, RAISED -> null;
            default -> strange(kind);
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
