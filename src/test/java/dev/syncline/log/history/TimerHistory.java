package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** A timer: its own thread waits once, until the interval is over or somebody cancels; what is set stays set. */
final class TimerHistory extends ObjectHistory {
    private boolean isSet;
    private boolean hasWaited;

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case SET -> {
                isSet = true;
                yield value == waiting().size() ? null : waiting().size() + " wait for it";
            }
            case PASSED -> isSet ? ended() : "it was not cancelled";
            case TIMED_OUT -> isSet ? "it was cancelled" : ended();
            default -> strange(kind);
        };
    }

    @Override
    boolean mustWait(int actor) {
        return !isSet && !hasWaited;
    }

    private @Nullable String ended() {
        boolean again = hasWaited;
        hasWaited = true;
        return again ? "its interval is over" : null;
    }
}
