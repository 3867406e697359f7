package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copies that worker processes have of a variable: each actor sees what it wrote itself. */
final class CopiesHistory extends ObjectHistory {
    private final Map<Integer, Integer> values = new HashMap<>();

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        Integer own = values.put(event.actor(), event.value());
        return switch (event.kind()) {
            case WROTE -> null;
            case READ -> own == null || own == event.value() ? null : "its copy is " + own;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
