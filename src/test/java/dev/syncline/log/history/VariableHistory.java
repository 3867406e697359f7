package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** A variable: a read sees what was written last. */
final class VariableHistory extends ObjectHistory {
    private @Nullable Integer current;

    VariableHistory(@Nullable Integer initial) {
        this.current = initial;
    }

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case WROTE -> {
                current = value;
                yield null;
            }
            case READ -> {
                if (current != null && current != value) {
                    yield "it is " + current;
                }
                current = value;
                yield null;
            }
            default -> strange(kind);
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
