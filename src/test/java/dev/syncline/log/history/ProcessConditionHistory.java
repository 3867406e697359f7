package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A condition between processes: no actor wakes without a notification, but a notification may go to one that has just
 * timed out, and the notifier may have to wait for those that it wakes.
 */
final class ProcessConditionHistory extends ObjectHistory {
    private int calls;

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case NOTIFIED -> {
                calls += value;
                yield value >= 0 && value <= waiting().size() ? null : waiting().size() + " wait for it";
            }
            case WOKEN -> {
                calls--;
                yield calls >= 0 && endsWait ? null : "it was not notified while it waited";
            }
            case TIMED_OUT, PASSED -> endsWait ? null : "it did not wait";
            case RAISED -> endsWait ? "a wait ends with a notification or its time" : null;
            default -> strange(kind);
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
