package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** A semaphore: as many permits as the events say, never below 0 and never above the maximum. */
final class SemaphoreHistory extends ObjectHistory {
    private final int most;
    private final boolean betweenProcesses;
    private int permits;

    /** With {@code betweenProcesses}, checking for a permit and recording the event are not one step. */
    SemaphoreHistory(int initial, int most, boolean betweenProcesses) {
        this.betweenProcesses = betweenProcesses;
        this.permits = initial;
        this.most = most;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case ACQUIRED -> {
                if (permits == 0 || event.value() != permits - 1) {
                    yield state();
                }
                permits--;
                yield null;
            }
            case RELEASED -> {
                if (event.value() <= permits || event.value() > most) {
                    yield state();
                }
                permits = event.value();
                yield null;
            }
            case TIMED_OUT -> endsWait || mustWait(event.actor()) ? null : state();
            case RAISED -> most == Integer.MAX_VALUE ? "it may be released as often as one likes" : null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return betweenProcesses || permits == 0;
    }

    private String state() {
        return permits + " permits are left" + (most == Integer.MAX_VALUE ? "" : " of " + most);
    }
}
