package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data that every thread has for itself: it reads what it has written, and no other thread does. */
final class PerThreadHistory extends ObjectHistory {
    private final Map<String, String> values = new HashMap<>();

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        String words = String.valueOf(event.text());
        String key = event.actor() + " " + words.split(" = ", 2)[0];
        return switch (event.kind()) {
            case WROTE -> {
                values.put(key, words);
                yield null;
            }
            case READ -> words.equals(values.get(key)) ? null : "it has written " + values.get(key);
            case RAISED -> null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
