package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event: an actor that waits while it is set passes, even if it is cleared before. Between processes, the actor that
 * sets it may have to wait for those that it wakes.
 */
final class EventHistory extends ObjectHistory {
    private final Set<Integer> letGo = new HashSet<>();
    private final boolean betweenProcesses;
    private boolean flag;

    EventHistory(boolean betweenProcesses) {
        this.betweenProcesses = betweenProcesses;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case SET -> {
                flag = true;
                letGo.addAll(waiting());
                yield event.value() >= 0 && event.value() <= waiting().size()
                        ? null
                        : waiting().size() + " wait for it";
            }
            case CLEARED -> {
                flag = false;
                yield null;
            }
            case PASSED -> flag || letGo.contains(event.actor()) ? null : "it is not set, and was not while it waited";
            case TIMED_OUT -> flag ? "it is set" : null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return betweenProcesses || !flag;
    }

    @Override
    void leave(int actor) {
        super.leave(actor);
        letGo.remove(actor);
    }
}
