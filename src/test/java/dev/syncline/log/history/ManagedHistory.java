package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** What a manager holds: a read sees what was written last. */
final class ManagedHistory extends ObjectHistory {
    private @Nullable String current;

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case WROTE -> {
                current = event.text();
                yield null;
            }
            case READ -> String.valueOf(event.text()).equals(current) ? null : "it is " + current;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
