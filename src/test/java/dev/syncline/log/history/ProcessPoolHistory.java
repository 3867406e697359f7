package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
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
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case PUT -> tasks.follow(event, endsWait);
            case TAKEN -> busy.add(event.actor()) ? tasks.follow(event, endsWait) : "it has a task";
            case DONE -> {
                results++;
                yield busy.remove(event.actor()) ? tasks.follow(event, endsWait) : "it has no task";
            }
            case RECEIVED -> results > 0 ? null : "no result is there"; // a future of CPython gives its result again
            case CLOSED, PASSED, RAISED, TIMED_OUT -> null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
