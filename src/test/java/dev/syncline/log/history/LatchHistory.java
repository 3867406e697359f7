package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** A latch: counted down one by one, and no actor passes before it is at 0. */
final class LatchHistory extends ObjectHistory {
    private int count;

    LatchHistory(int initial) {
        count = initial;
    }

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case ARRIVED -> {
                count = Math.max(0, count - 1);
                yield value == count && !endsWait ? null : state();
            }
            case PASSED -> count == 0 ? null : state();
            case TIMED_OUT -> endsWait || count > 0 ? null : state();
            default -> strange(kind);
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
