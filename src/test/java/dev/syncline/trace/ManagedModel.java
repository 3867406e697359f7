package dev.syncline.trace;

import dev.syncline.primitive.Kind;
import org.jspecify.annotations.Nullable;

/** What a manager holds: a read sees what was written last. */
final class ManagedModel extends ObjectModel {
    private @Nullable String current;

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case WROTE -> {
                current = text;
                yield null;
            }
            case READ -> String.valueOf(text).equals(current) ? null : "it is " + current;
            default -> strange(kind);
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
