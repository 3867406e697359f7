package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** What can happen to a lock, re-entrant or not. */
public final class LockModel extends SequentialModel {
    private final boolean reentrant;
    private @Nullable Actor holder;
    private int depth;

    public LockModel(boolean reentrant) {
        this.reentrant = reentrant;
    }

    @Override
    boolean follows(Kind kind, Actor actor, int value, boolean wasWaiting, @Nullable String text) {
        return switch (kind) {
            case ACQUIRED -> {
                boolean legal = depth == 0 || (reentrant && holder == actor && !wasWaiting);
                holder = actor;
                depth++;
                yield legal && value == depth;
            }
            case RELEASED -> {
                boolean legal = depth > 0 && holder == actor && !wasWaiting;
                depth--;
                yield legal && value == depth;
            }
            case TIMED_OUT -> depth > 0;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "held by " + holder + " " + depth + " deep";
    }
}
