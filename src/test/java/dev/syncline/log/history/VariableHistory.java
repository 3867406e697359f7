package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** A variable: a read sees what was written last. */
final class VariableHistory extends ObjectHistory {
    private @Nullable Integer current;

    VariableHistory(@Nullable Integer initial) {
        this.current = initial;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case WROTE -> {
                current = event.value();
                yield null;
            }
            case READ -> {
                if (current != null && current != event.value()) {
                    yield "it is " + current;
                }
                current = event.value();
                yield null;
            }
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
