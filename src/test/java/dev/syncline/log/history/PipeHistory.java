package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipe between processes: what is received was sent before, once. */
final class PipeHistory extends ObjectHistory {
    // Not in order: two actors that send at the same time without a lock write in either order.

    private final List<String> underWay = new ArrayList<>();

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case SENT -> {
                underWay.add(String.valueOf(event.text()));
                yield event.value() == underWay.size() ? null : state();
            }
            case RECEIVED ->
                underWay.remove(String.valueOf(event.text())) && event.value() == underWay.size() ? null : state();
            case CLOSED -> event.value() == underWay.size() ? null : state();
            case PASSED, TIMED_OUT -> endsWait ? null : strange(event.kind());
            case RAISED -> null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }

    private String state() {
        return "%d items are under way: %s".formatted(underWay.size(), underWay);
    }
}
