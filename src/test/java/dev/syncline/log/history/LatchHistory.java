package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** A latch: counted down one by one, and no actor passes before it is at 0. */
final class LatchHistory extends ObjectHistory {
    private int count;

    LatchHistory(int initial) {
        count = initial;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case ARRIVED -> {
                count = Math.max(0, count - 1);
                yield event.value() == count && !endsWait ? null : state();
            }
            case PASSED -> count == 0 ? null : state();
            case TIMED_OUT -> endsWait || count > 0 ? null : state();
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return count > 0;
    }

    private String state() {
        return count + " are still to come";
    }
}
