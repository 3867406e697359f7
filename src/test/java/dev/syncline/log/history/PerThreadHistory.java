package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data that every thread has for itself: it reads what it has written, and no other thread does.
 *
 * <p>CPython lets a thread write without the tracer, into the {@code __dict__}: what it reads first may be anything then.
 */
final class PerThreadHistory extends ObjectHistory {
    private final boolean seesAllWrites;
    private final Map<String, String> values = new HashMap<>();

    PerThreadHistory(boolean seesAllWrites) {
        this.seesAllWrites = seesAllWrites;
    }

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
            case READ -> {
                String known = seesAllWrites ? values.get(key) : values.computeIfAbsent(key, first -> words);
                yield words.equals(known) ? null : "it has written " + known;
            }
            case RAISED -> null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }
}
