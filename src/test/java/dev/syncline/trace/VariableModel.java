package dev.syncline.trace;

import dev.syncline.primitive.Kind;
import org.jspecify.annotations.Nullable;

/** A variable: a read sees what was written last. */
final class VariableModel extends ObjectModel {
    private @Nullable Integer current;

    VariableModel(@Nullable Integer initial) {
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
