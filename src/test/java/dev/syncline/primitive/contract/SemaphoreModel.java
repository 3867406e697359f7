package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** What can happen to a semaphore. */
public final class SemaphoreModel extends SequentialModel {
    private final int most;
    private int permits;

    public SemaphoreModel(int value, int most) {
        permits = value;
        this.most = most;
    }

    @Override
    boolean follows(Kind kind, Actor actor, int value, boolean wasWaiting, @Nullable String text) {
        return switch (kind) {
            case ACQUIRED -> {
                permits--;
                yield permits >= 0 && value == permits;
            }
            case RELEASED -> {
                boolean legal = !wasWaiting && value > permits && value <= most;
                permits = value;
                yield legal;
            }
            case RAISED -> !wasWaiting && permits == most;
            case TIMED_OUT -> permits == 0;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return permits + " permits";
    }
}
