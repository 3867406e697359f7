package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** What a manager holds: a read sees what was written last. */
final class ManagedHistory extends ObjectHistory {
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
