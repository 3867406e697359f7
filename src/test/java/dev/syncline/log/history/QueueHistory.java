package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A queue: items in its order, never more than fit, as many tasks to be done as were put, nothing put once closed. */
final class QueueHistory extends ObjectHistory {
    private final int capacity;
    private final ArrayDeque<String> items = new ArrayDeque<>();
    private final Order order;
    private int unfinished;
    private boolean closed;

    /** Which item is taken next. */
    enum Order {
        FIRST,
        LAST,
        /** By the items themselves, of which the log has only the words. */
        ANY
    }

    QueueHistory(int capacity, Order order) {
        this.capacity = capacity;
        this.order = order;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case PUT -> {
                if (closed || isFull() || event.value() != items.size() + 1 || event.text() == null) {
                    yield state();
                }
                items.add(event.text());
                unfinished++;
                yield null;
            }
            case TAKEN -> {
                yield event.value() == items.size() - 1 && remove(String.valueOf(event.text())) ? null : state();
            }
            case DONE -> {
                // nothing left to be done: a join that was let through
                if (event.value() != Math.max(0, unfinished - 1)) {
                    yield state();
                }
                unfinished = event.value();
                yield null;
            }
            case CLOSED -> {
                if (event.value() != 0 && event.value() != items.size()) {
                    yield state();
                }
                closed = true;
                unfinished = Math.max(0, unfinished - (items.size() - event.value()));
                while (items.size() > event.value()) {
                    items.remove();
                }
                yield null;
            }
            case RAISED -> endsWait || isRight(String.valueOf(event.text())) ? null : state();
            default -> strange(event.kind());
        };
    }

    @Override
    boolean endsWait(Kind kind) {
        return kind != Kind.DONE || unfinished == 0;
    }

    @Override
    boolean mustWait(int actor) {
        return isFull() || items.isEmpty() || unfinished > 0;
    }

    private boolean remove(String item) {
        return switch (order) {
            case FIRST -> item.equals(items.peekFirst()) && items.remove(item);
            case LAST -> item.equals(items.peekLast()) && items.removeLastOccurrence(item);
            case ANY -> items.remove(item);
        };
    }

    private boolean isRight(String error) {
        if (error.startsWith("queue.Full")) {
            return isFull();
        }
        if (error.startsWith("queue.ShutDown")) {
            return closed;
        }
        return error.startsWith("queue.Empty") ? items.isEmpty() : unfinished == 0;
    }

    private boolean isFull() {
        return capacity > 0 && items.size() >= capacity;
    }

    private String state() {
        String first = items.isEmpty() ? "" : ", the first \"" + items.element() + "\"";
        return "it holds %d items of %d%s, and %d tasks are not done"
                .formatted(items.size(), capacity, first, unfinished);
    }
}
