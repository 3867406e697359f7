package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can happen to a first-in-first-out queue. */
public final class QueueModel extends SequentialModel {
    private final ArrayDeque<String> items = new ArrayDeque<>();
    private final int capacity;
    private int unfinished;

    public QueueModel(int capacity) {
        this.capacity = capacity;
    }

    @Override
    boolean follows(Kind kind, Actor actor, int value, boolean wasWaiting, @Nullable String text) {
        return switch (kind) {
            case PUT -> {
                items.add(Objects.requireNonNull(text));
                unfinished++;
                yield items.size() <= capacity && value == items.size();
            }
            case TAKEN -> Objects.equals(items.poll(), text) && value == items.size();
            case DONE -> {
                boolean joined = unfinished == 0;
                unfinished -= joined ? 0 : 1;
                yield value == unfinished && (joined || !wasWaiting);
            }
            case RAISED -> "queue.Empty (Java: Empty)".equals(text) ? items.isEmpty() : items.size() == capacity;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return items.size() + " items, " + unfinished + " unfinished";
    }
}
