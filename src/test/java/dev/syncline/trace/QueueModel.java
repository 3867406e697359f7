package dev.syncline.trace;

import dev.syncline.primitive.Kind;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A queue: first in, first out, never more than fit, and as many tasks to be done as were put. */
final class QueueModel extends ObjectModel {
    private final int capacity;
    private final ArrayDeque<String> items = new ArrayDeque<>();
    private int unfinished;

    QueueModel(int capacity) {
        this.capacity = capacity;
    }

    @Override
    @Nullable
    String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        return switch (kind) {
            case PUT -> {
                if (isFull() || value != items.size() + 1 || text == null) {
                    yield state();
                }
                items.add(text);
                unfinished++;
                yield null;
            }
            case TAKEN -> {
                if (items.isEmpty()
                        || value != items.size() - 1
                        || !items.element().equals(text)) {
                    yield state();
                }
                items.remove();
                yield null;
            }
            case DONE -> {
                // nothing left to be done: a join that was let through
                if (value != Math.max(0, unfinished - 1)) {
                    yield state();
                }
                unfinished = value;
                yield null;
            }
            case RAISED -> endsWait || isRight(String.valueOf(text)) ? null : state();
            default -> strange(kind);
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

    private boolean isRight(String error) {
        return error.startsWith("queue.Full")
                ? isFull()
                : error.startsWith("queue.Empty") ? items.isEmpty() : unfinished == 0;
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
