package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** A variable that refers to any object: a read sees what was written last. */
final class ReferenceHistory extends ObjectHistory {
    private @Nullable String current;

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        String before = current;
        current = event.text();
        return switch (event.kind()) {
            case WROTE -> null;
            case READ -> before == null || before.equals(current) ? null : "it is " + before;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
