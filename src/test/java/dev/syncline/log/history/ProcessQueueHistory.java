package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A queue between processes: never more than fit, nothing taken that was not put, no more tasks done than items put. */
final class ProcessQueueHistory extends ObjectHistory {
    // Not in order: each process has a buffer of its own, and which feeder writes first is open.

    private final int capacity;
    private final boolean joinable;
    private final List<String> items = new ArrayList<>();
    private int unfinished;

    ProcessQueueHistory(int capacity, boolean joinable) {
        this.capacity = capacity;
        this.joinable = joinable;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case PUT -> {
                items.add(String.valueOf(event.text()));
                unfinished++;
                yield event.value() == items.size() && (capacity == 0 || event.value() <= capacity) ? null : state();
            }
            case TAKEN -> items.remove(String.valueOf(event.text())) && event.value() == items.size() ? null : state();
            case DONE -> {
                boolean joined = endsWait || unfinished == 0;
                unfinished -= joined ? 0 : 1;
                yield joinable && event.value() == (joined ? 0 : unfinished) ? null : state();
            }
            case RAISED, CLOSED -> null;
            case WOKEN, PASSED -> endsWait ? null : strange(event.kind());
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }

    private String state() {
        return "it holds %d items of %d, and %d tasks are not done".formatted(items.size(), capacity, unfinished);
    }
}
