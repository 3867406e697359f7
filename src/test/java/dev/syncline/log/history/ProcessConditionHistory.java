package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/**
 * A condition between processes: no actor wakes without a notification, but a notification may go to one that has just
 * timed out, and the notifier may have to wait for those that it wakes.
 */
final class ProcessConditionHistory extends ObjectHistory {
    private int calls;

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case NOTIFIED -> {
                calls += event.value();
                yield event.value() >= 0 && event.value() <= waiting().size()
                        ? null
                        : waiting().size() + " wait for it";
            }
            case WOKEN -> {
                calls--;
                yield calls >= 0 && endsWait ? null : "it was not notified while it waited";
            }
            case TIMED_OUT, PASSED -> endsWait ? null : "it did not wait";
            case RAISED -> endsWait ? "a wait ends with a notification or its time" : null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
