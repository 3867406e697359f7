package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** The possible histories of an event: it counts the waiters that the latest set has released. */
public final class EventModel extends SequentialModel {
    private boolean flag;
    private int freed;

    @Override
    boolean follows(Kind kind, Actor actor, int value, boolean wasWaiting, @Nullable String text) {
        return switch (kind) {
            case SET -> {
                flag = true;
                freed = value;
                yield !wasWaiting && value == waiters();
            }
            case CLEARED -> {
                flag = false;
                yield !wasWaiting && freed == 0;
            }
            case PASSED -> {
                freed -= wasWaiting ? 1 : 0;
                yield wasWaiting ? freed >= 0 : flag;
            }
            case TIMED_OUT -> !flag;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return (flag ? "set" : "cleared") + ", " + freed + " on their way";
    }
}
