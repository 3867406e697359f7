package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** A condition: a notification wakes as many waiters as its event says, and no actor wakes without one. */
final class ConditionHistory extends ObjectHistory {
    private int calls;

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        if (event.kind() == Kind.WOKEN) {
            calls--;
            return calls >= 0 && endsWait ? null : "it was not notified while it waited";
        }
        if (calls > 0) {
            return calls + " that were notified have not woken";
        }
        return switch (event.kind()) {
            case NOTIFIED -> {
                calls = event.value();
                yield event.value() >= 0 && event.value() <= waiting().size()
                        ? null
                        : waiting().size() + " wait for it";
            }
            case TIMED_OUT -> endsWait ? null : "it did not wait";
            case RAISED -> endsWait ? "a wait ends with a notification or its time" : null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
