package dev.syncline.log.history;

import dev.syncline.trace.Kind;
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
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case SET -> {
                flag = true;
                letGo.addAll(waiting());
                yield value >= 0 && value <= waiting().size() ? null : waiting().size() + " wait for it";
            }
            case CLEARED -> {
                flag = false;
                yield null;
            }
            case PASSED -> flag || letGo.contains(actor) ? null : "it is not set, and was not while it waited";
            case TIMED_OUT -> flag ? "it is set" : null;
            default -> strange(kind);
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
