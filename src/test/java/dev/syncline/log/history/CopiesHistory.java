package dev.syncline.log.history;

import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copies that worker processes have of a variable: each actor sees what it wrote itself. */
final class CopiesHistory extends ObjectHistory {
    private final Map<Integer, Integer> values = new HashMap<>();

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        Integer own = values.put(actor, value);
        return switch (kind) {
            case WROTE -> null;
            case READ -> own == null || own == value ? null : "its copy is " + own;
            default -> strange(kind);
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
