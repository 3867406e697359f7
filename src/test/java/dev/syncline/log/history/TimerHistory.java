package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** A timer: its own thread waits once, until the interval is over or somebody cancels; what is set stays set. */
final class TimerHistory extends ObjectHistory {
    private boolean isSet;
    private boolean hasWaited;

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case SET -> {
                isSet = true;
                yield event.value() == waiting().size() ? null : waiting().size() + " wait for it";
            }
            case PASSED -> isSet ? ended() : "it was not cancelled";
            case TIMED_OUT -> isSet ? "it was cancelled" : ended();
            default -> strange(event.kind());
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
