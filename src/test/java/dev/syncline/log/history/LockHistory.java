package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A lock: one holder at a time; an RLock knows its owner, a Lock does not. Between processes, and in CPython, checking
 * whether it is free and recording the event are two steps; a robust lock goes to the next actor when its owner has died.
 */
final class LockHistory extends ObjectHistory {
    private static final String OWNER_DIED = "the owner died and never released it";

    private final boolean owned;
    private final boolean inTwoSteps;
    private final IntFunction<String> name;
    private final Map<Integer, Integer> givenUp = new HashMap<>();
    private int holder;
    private int depth;

    LockHistory(boolean owned, boolean inTwoSteps, IntFunction<String> name) {
        this.owned = owned;
        this.inTwoSteps = inTwoSteps;
        this.name = name;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case ACQUIRED -> {
                if (OWNER_DIED.equals(event.text()) && holder != event.actor()) {
                    depth = 0;
                }
                if (depth > 0 && !(owned && holder == event.actor())) {
                    yield state();
                }
                int levels =
                        Objects.requireNonNullElse(givenUp.remove(event.actor()), 1); // those that a condition released
                holder = event.actor();
                depth += levels;
                yield event.value() == depth ? null : state();
            }
            case RELEASED -> {
                if (depth == 0 || (owned && holder != event.actor())) {
                    yield state();
                }
                if (event.value() == 0 && depth > 1) {
                    givenUp.put(event.actor(), depth);
                    depth = 1;
                }
                depth--;
                yield event.value() == depth ? null : state();
            }
            case TIMED_OUT -> endsWait || mustWait(event.actor()) ? null : state();
            case RAISED -> inTwoSteps || depth == 0 || (owned && holder != event.actor()) ? null : state();
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return inTwoSteps || (depth > 0 && !(owned && holder == actor));
    }

    @Override
    void leave(int actor) {
        super.leave(actor);
        givenUp.remove(actor);
    }

    private String state() {
        return depth == 0 ? "nobody holds it" : name.apply(holder) + " holds it, " + depth + " deep";
    }
}
